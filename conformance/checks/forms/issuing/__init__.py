"""Preconditions of issuing: what must be refused a copy, and from which day to which."""
