"""Pure functions on values and headers: dates, numbers, identifiers, look-alike letters, spaces."""
