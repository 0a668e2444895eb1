from opendata.acts.act import FIELDS, Relation
from opendata.acts.names import NAMES, RELATIONS, listed
from opendata.messages import LANGUAGES, msg, say


def test_every_field_has_a_name_of_its_own_in_the_order_of_the_act():
    assert tuple(NAMES) == FIELDS
    for language in LANGUAGES:
        assert len({say(name, language) for name in NAMES.values()}) == len(FIELDS)


def test_every_relation_has_a_name():
    assert set(RELATIONS) == set(Relation)


def test_names_are_listed_with_commas():
    words = [msg("session"), msg("convocation"), msg("settlement")]
    assert say(listed(words), "en") == "session, convocation, settlement"
    assert say(listed(words[:1]), "en") == "session"
    assert say(listed([]), "en") == ""
