"""The sheet of redactions: what a person lets go out of documents, and what may stay."""
