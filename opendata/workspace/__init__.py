"""``opendata.toml`` and ``datasets/*/datapackage.yaml`` → a frozen :class:`Workspace`."""
