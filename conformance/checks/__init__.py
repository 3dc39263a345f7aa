"""Checks: one module per kind, each with the generator of its cases."""

from importlib import import_module
from pkgutil import walk_packages


def register_all() -> None:
    """Afterwards every check and generator of the room is registered: to import one is enough."""
    for found in walk_packages(__path__, f"{__name__}."):
        import_module(found.name)
