"""Where releases go: one file per kind of portal, all behind :class:`.portal.Portal`."""
