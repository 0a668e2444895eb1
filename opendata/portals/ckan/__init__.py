"""Portals of CKAN, such as the national one."""
