"""What a page about a recommended table says, whoever lays it out: the site or the docs."""
