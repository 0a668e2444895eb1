"""How well recognition reads a corpus of acts that people have labelled."""
