"""The catalogue's entries as typed, closed, frozen models."""
