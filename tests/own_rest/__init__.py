"""A sample vendor of its own: another vocabulary, no code shared with the harness."""
