"""CKAN 2.8 for gunicorn."""

import os

from paste.deploy import loadapp
from paste.script.util.logging_config import fileConfig

fileConfig(os.environ["CKAN_INI"])
application = loadapp("config:" + os.environ["CKAN_INI"])
