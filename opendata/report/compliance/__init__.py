"""What Resolution 835 asks of the council, and what of it is shown to be so."""
