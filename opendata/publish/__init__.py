"""Release + portal → plan → writes → receipt."""
