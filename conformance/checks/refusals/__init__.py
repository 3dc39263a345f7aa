"""Requests that must be refused: how they are made wrong, and how a refusal is judged."""
