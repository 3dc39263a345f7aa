"""A profile's YAML changed in places: what a person wrote around them, comments too, stays."""
