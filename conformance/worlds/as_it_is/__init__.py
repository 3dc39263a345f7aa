"""Packages as they are: one shared database, today's date, rows arranged through functions."""
