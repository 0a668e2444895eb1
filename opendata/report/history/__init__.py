"""When a row or a document appeared, changed, vanished: from the releases and the journal alone."""
