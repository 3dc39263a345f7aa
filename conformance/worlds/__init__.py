"""Arranging a case: its people, rows and events, in a sandbox or as a package is."""
