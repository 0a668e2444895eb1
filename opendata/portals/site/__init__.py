"""The embedded portal: a static site that a council can put under its own domain."""
