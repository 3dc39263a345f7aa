"""A small resident register without any test facility, as vendors have them."""
