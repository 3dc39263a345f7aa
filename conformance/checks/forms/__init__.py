"""Checks of forms: what a copy prints, for whom it is issued, when it is refused."""
