"""Checks of events: one module for each thing that is looked at after an event was entered."""
