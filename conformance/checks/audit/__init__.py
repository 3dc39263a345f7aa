"""Checks of the audit log."""
