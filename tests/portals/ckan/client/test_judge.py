"""Every refusal as real versions of CKAN give it, over a real connection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from scripted_portal import Script, ScriptedPortal, html, refusal, reply

from opendata.portals.ckan.client import failures as f
from opendata.portals.ckan.client.client import Client
from opendata.problems import Exit

AUTH = "Authorization Error"
VALID = "Validation Error"
CLOUDFLARE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>challenge</body></html>"
)
INDEX = "Unable to add package to search index: Solr returned an error: "

REFUSALS: list[tuple[str, Script, str, type[f.CkanFailure]]] = [
    # who may
    (
        "package_create",
        refusal(
            403,
            {
                "__type": AUTH,
                "message": "Access denied: User  not authorized to create packages",
            },
        ),
        "ckan-denied",
        f.Denied,
    ),
    (
        "package_create",
        refusal(
            403,
            {
                "__type": AUTH,
                "message": "Access denied: User editor not authorized to add dataset to this "
                "organization",
            },
        ),
        "ckan-denied",
        f.Denied,
    ),
    ("package_show", refusal(403, {"__type": AUTH}), "ckan-denied", f.Denied),
    ("package_show", html(403, CLOUDFLARE), "ckan-proxy-denied", f.ProxyDenied),
    ("package_show", html(401, "<h1>Login</h1>"), "ckan-proxy-denied", f.ProxyDenied),
    ("package_show", reply(403, ""), "ckan-proxy-denied", f.ProxyDenied),
    # what may be sent
    (
        "package_create",
        refusal(409, {"__type": VALID, "name": ["Missing value"]}),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_create",
        refusal(
            409,
            {"__type": VALID, "owner_org": ["An organization must be provided"]},
        ),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_create",
        refusal(409, {"__type": VALID, "name": ["That URL is already in use."]}),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_create",
        refusal(
            409,
            {
                "__type": VALID,
                "tags": [
                    'Tag "a" length is less than minimum 2',
                    'Tag "x&y, z" must be alphanumeric characters or symbols: -_.',
                ],
            },
        ),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_update",
        refusal(409, {"__type": VALID, "id": "Missing value"}),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_update",
        refusal(409, {"__type": VALID, "extras_validation": ['Duplicate key "a"']}),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_create",
        refusal(
            409,
            {
                "__type": VALID,
                "update_frequency": ["Missing value"],
                "extras": [{"key": ["There is a schema field with the same name"]}, {}],
            },
        ),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "organization_delete",
        refusal(
            409,
            {
                "__type": VALID,
                "message": "Organization cannot be deleted while it still has datasets",
            },
        ),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "datastore_upsert",
        refusal(
            409,
            {
                "__type": VALID,
                "records": ['invalid input syntax for type integer: "NaN"'],
                "records_row": 0,
            },
        ),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "package_patch",
        refusal(
            500,
            {
                "__type": "Search Index Error",
                "message": INDEX + "Document contains at least one immense term in field "
                '"extras_x" (whose UTF8 encoding is longer than the max length 32766)',
            },
        ),
        "ckan-validation",
        f.Invalid,
    ),
    (
        "resource_create",
        refusal(409, {"__type": VALID, "upload": ["File upload too large"]}),
        "ckan-too-large",
        f.TooLarge,
    ),
    ("resource_create", html(413, "<h1>413</h1>"), "ckan-too-large", f.TooLarge),
    # what is there
    (
        "package_show",
        refusal(404, {"__type": "Not Found Error", "message": "Not found"}),
        "ckan-not-found",
        f.NotFound,
    ),
    ("package_show", refusal(404, {"__type": "Not Found Error"}), "ckan-not-found", f.NotFound),
    (
        "package_show",
        html(404, "<html><head><title>404 Not Found</title></head></html>"),
        "ckan-no-api",
        f.NoApi,
    ),
    ("package_show", reply(404, '{"detail": "no route"}'), "ckan-no-api", f.NoApi),
    # somebody else wrote
    (
        "package_revise",
        refusal(409, {"__type": VALID, "match": ["metadata_modified"]}),
        "ckan-conflict",
        f.Conflict,
    ),
    (
        "package_revise",
        refusal(409, {"__type": VALID, "message": [{"match": ["metadata_modified"]}]}),
        "ckan-conflict",
        f.Conflict,
    ),
    # the index
    (
        "package_create",
        refusal(500, {"__type": "Search Index Error", "message": INDEX + "Connection refused"}),
        "ckan-search-down",
        f.SearchDown,
    ),
    (
        "organization_create",
        refusal(
            500,
            {
                "__type": "Search Connection Error",
                "message": "Unable to connect to the search server",
            },
        ),
        "ckan-search-down",
        f.SearchDown,
    ),
    (
        "organization_create",
        refusal(409, {"__type": "Search Error", "message": "Search error: 'unavailable'"}),
        "ckan-search-down",
        f.SearchDown,
    ),
    (
        "package_search",
        refusal(
            409,
            {
                "__type": "Search Error",
                "message": "Search error: 'SOLR returned an error running query: {} Error: "
                'SolrError("Failed to connect to server at http://127.0.0.1/solr")\'',
            },
        ),
        "ckan-search-down",
        f.SearchDown,
    ),
    # requests that are not understood
    (
        "package_search",
        refusal(
            409,
            {
                "__type": "Search Error",
                "message": "Search error: 'SOLR returned an error running query: {...} Error: "
                "SolrError(...)'",
            },
        ),
        "ckan-bad-request",
        f.BadRequest,
    ),
    (
        "package_search",
        refusal(
            400,
            {
                "__type": "Search Query Error",
                "message": "Search Query is invalid: \"Invalid search parameters: ['zzz']\"",
            },
        ),
        "ckan-bad-request",
        f.BadRequest,
    ),
    (
        "package_show",
        reply(400, '"Bad request: JSON Error: Error decoding JSON data. "'),
        "ckan-bad-request",
        f.BadRequest,
    ),
    (
        "package_revise",
        reply(400, '"Bad request: Action name not known: package_revise"'),
        "ckan-no-action",
        f.NoAction,
    ),
    (
        "package_revise",
        reply(400, '"Bad request - Action name not known: package_revise"'),
        "ckan-no-action",
        f.NoAction,
    ),
    # faults
    (
        "package_create",
        refusal(500, {"__type": "Internal Server Error", "message": "Internal Server Error"}),
        "ckan-server",
        f.ServerFault,
    ),
    ("package_create", html(500, "<h1>Server Error</h1>"), "ckan-server", f.ServerFault),
    ("package_create", reply(500, ""), "ckan-server", f.ServerFault),
    ("package_create", html(502, "<title>502 Bad Gateway</title>"), "ckan-server", f.ServerFault),
    ("package_create", reply(503, "", "text/plain"), "ckan-server", f.ServerFault),
    ("package_create", reply(504, '{"message": "late"}'), "ckan-server", f.ServerFault),
    ("package_create", html(429, "slow down", Retry_After="900"), "ckan-busy", f.Busy),
    # no answers of a CKAN
    (
        "package_show",
        html(200, "<title>Раду переобрано</title>"),
        "ckan-broken-answer",
        f.BrokenAnswer,
    ),
    ("package_show", reply(200, '"OK"'), "ckan-broken-answer", f.BrokenAnswer),
    ("package_show", reply(200, "[1]"), "ckan-broken-answer", f.BrokenAnswer),
    ("package_show", reply(200, "null"), "ckan-broken-answer", f.BrokenAnswer),
    ("package_show", reply(200, '{"success": true}'), "ckan-broken-answer", f.BrokenAnswer),
    (
        "package_show",
        reply(200, '{"success": true, "result": {"title": "Ріш'),
        "ckan-broken-answer",
        f.BrokenAnswer,
    ),
    (
        "package_show",
        reply(200, b'{"success": true, "result": "\xd0"}'),
        "ckan-broken-answer",
        f.BrokenAnswer,
    ),
    ("package_show", reply(200, "[" * 100_000), "ckan-broken-answer", f.BrokenAnswer),
    ("package_show", reply(200, ""), "ckan-broken-answer", f.BrokenAnswer),
    ("package_show", reply(202, "{}"), "ckan-broken-answer", f.BrokenAnswer),
    ("package_show", reply(409, "{}"), "ckan-broken-answer", f.BrokenAnswer),
    # a refusal is one, whatever its status
    (
        "package_show",
        refusal(200, {"__type": "Not Found Error", "message": "Not found"}),
        "ckan-not-found",
        f.NotFound,
    ),
    ("package_show", refusal(200, {"__type": AUTH}), "ckan-denied", f.Denied),
]


def failing(client: Client, action: str) -> f.CkanFailure:
    with pytest.raises(f.CkanFailure) as caught:
        client.call(action, {"id": "budget"})
    return caught.value


@pytest.mark.parametrize(("action", "script", "code", "kind"), REFUSALS)
def test_each_answer_has_its_failure(
    portal: ScriptedPortal,
    connect: Callable[..., Client],
    action: str,
    script: Script,
    code: str,
    kind: type[f.CkanFailure],
) -> None:
    portal.answers = [script]
    failure = failing(connect(portal.url, pauses=()), action)
    assert failure.problem.code == code
    assert type(failure) is kind
    assert failure.problem.code in str(failure)
    assert failure.problem.remedy is not None
    assert failure.problem.found


DONE_PERHAPS = {"ckan-server", "ckan-search-down", "ckan-broken-answer"}


@pytest.mark.parametrize(("script", "code"), [(script, code) for _, script, code, _ in REFUSALS])
def test_only_a_write_that_may_have_been_done_says_so(
    portal: ScriptedPortal, connect: Callable[..., Client], script: Script, code: str
) -> None:
    portal.answers = [script]
    client = connect(portal.url, pauses=())
    assert failing(client, "package_show").maybe_done is False
    written = failing(client, "package_patch")
    # A search that is not understood and an index that is away look the same, but for the action.
    assert written.maybe_done == (written.problem.code in DONE_PERHAPS)


def test_a_visitor_without_name_is_told_from_a_user_without_right(
    portal: ScriptedPortal, connect: Callable[..., Client]
) -> None:
    portal.answers = [REFUSALS[0][1], REFUSALS[1][1]]
    client = connect(portal.url)
    first, second = failing(client, "package_create"), failing(client, "package_create")
    assert isinstance(first, f.Denied)
    assert isinstance(second, f.Denied)
    assert (first.anonymous, second.anonymous) == (True, False)
    assert str(first) != str(second)
    assert first.exit_code is Exit.CONFIGURATION


def test_the_fields_of_a_refusal_are_kept_and_shown(
    portal: ScriptedPortal, connect: Callable[..., Client]
) -> None:
    error = {"__type": VALID, "name": ["Missing value"], "extras": [{}, {"key": ["Twice"]}]}
    portal.answers = [refusal(409, error)]
    failure = failing(connect(portal.url), "package_create")
    assert dict(failure.fields) == {"name": ["Missing value"], "extras": [{}, {"key": ["Twice"]}]}
    assert failure.problem.found == "HTTP 409: name: Missing value | extras: key: Twice"


def test_what_is_shown_of_an_answer_stays_short(
    portal: ScriptedPortal, connect: Callable[..., Client]
) -> None:
    portal.answers = [
        refusal(409, {"__type": VALID, "name": ["x" * 5000]}),
        html(502, "<html>" + "y\n" * 90_000),
    ]
    client = connect(portal.url, pauses=())
    for _ in range(2):
        found = failing(client, "package_create").problem.found or ""
        assert len(found) < 450
        assert "\n" not in found


def test_a_refusal_of_any_length_is_read_in_part_only(
    portal: ScriptedPortal, connect: Callable[..., Client]
) -> None:
    portal.answers = [html(500, "z" * (8 << 20))]
    assert failing(connect(portal.url, pauses=()), "package_show").status == 500
