"""Checks of searches."""
