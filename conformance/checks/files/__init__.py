"""Checks of export files."""
