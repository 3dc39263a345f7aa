"""Properties of rules are judged by what they say, not by how fast a busy machine is."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
