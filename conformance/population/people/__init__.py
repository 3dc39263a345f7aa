"""Synthetic people who fall through the cracks: strategies of residents, and their rows."""
