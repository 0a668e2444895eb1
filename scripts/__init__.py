"""Tools of the developers; nothing that the product needs."""
