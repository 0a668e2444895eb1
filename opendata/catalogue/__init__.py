"""What Resolution 835 asks for: Table Schemas by edition."""
