"""The register of published sets, and the list of what changed in them."""
