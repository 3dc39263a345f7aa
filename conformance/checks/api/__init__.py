"""Checks of official APIs: parameters, answers, tokens."""
