"""Where releases go: one file per kind of portal, all behind :class:`~opendata.portals.portal.Portal`."""
