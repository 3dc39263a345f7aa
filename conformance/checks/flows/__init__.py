"""Checks of what happened in one domain and must reach another."""
