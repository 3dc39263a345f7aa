"""Scenario packs: a municipality to load, a calendar to enter, and what must stand in the end."""
