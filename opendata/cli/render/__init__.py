"""What the verbs answer, laid out for a terminal, or as JSON or CSV."""
