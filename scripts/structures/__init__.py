"""The structures of Resolution 835: from readable sources to Table Schemas."""
