"""Counterexamples told as stories: what stood, what was done on which day, what came of it."""
