"""Checks of functions that add, change or end a row."""
