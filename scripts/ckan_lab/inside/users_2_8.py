"""Make the two accounts of the lab: ``admin``, a sysadmin, and ``editor``, who may nothing yet.

    python users_2_8.py CKAN_INI

Prints their keys. Runs within CKAN 2.8 and Python 2.7; an account has a key from its beginning.
"""

import json
import sys

from ckan import model
from ckan.config.environment import load_environment
from paste.deploy import appconfig


def main(ini):
    settings = appconfig("config:" + ini)
    load_environment(settings.global_conf, settings.local_conf)
    tokens = {}
    for name in ("admin", "editor"):
        user = model.User(name=name, email=name + "@lab.example", password=name + name)
        user.sysadmin = name == "admin"
        model.Session.add(user)
        model.Session.commit()
        tokens[name] = user.apikey
    print(json.dumps(tokens))


main(*sys.argv[1:])
