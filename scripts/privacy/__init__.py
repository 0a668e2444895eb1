"""How well the screen for personal data finds what people have labelled."""
