"""The standard's data types, identifiers, characters and dates: parse, check, generate."""
