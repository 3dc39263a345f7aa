"""Checks of protected persons: views, linkages, traces."""
