"""From requirement to executable cases: one module per kind of check."""
