"""Make the two accounts of the lab: ``admin``, a sysadmin, and ``editor``, who may nothing yet.

    python users.py CKAN_INI

Prints their tokens. Runs within CKAN 2.9 or newer, in one process: five commands of CKAN would
take four times as long.
"""

import json
import sys

from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app


def main(ini):
    application = make_app(CKANConfigLoader(ini).get_config())
    flask = getattr(application, "_wsgi_app", None) or application.apps["flask_app"]._wsgi_app
    tokens = {}
    with flask.test_request_context():
        from ckan import model
        from ckan.plugins.toolkit import get_action

        site = get_action("get_site_user")({"ignore_auth": True}, {})["name"]
        for name in ("admin", "editor"):
            get_action("user_create")(
                {"ignore_auth": True, "user": site},
                {"name": name, "email": name + "@lab.example", "password": name + name},
            )
            if name == "admin":
                model.User.get(name).sysadmin = True
                model.repo.commit()
            token = get_action("api_token_create")(
                {"ignore_auth": True, "user": name}, {"user": name, "name": "lab"}
            )["token"]
            tokens[name] = token.decode("ascii") if isinstance(token, bytes) else token
    print(json.dumps(tokens))


main(*sys.argv[1:])
