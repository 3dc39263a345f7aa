"""Texts of new entries, from the templates beside this module."""

from __future__ import annotations

from importlib.resources import files
from string import Template


def filled(name: str, facts: dict[str, str]) -> str:
    """Return a template with its facts; `KeyError` names a fact that is missing."""
    text = (files("conformance.catalog.scaffold") / "templates" / name).read_text("utf-8")
    return Template(text).substitute(facts)


def flow(entries: dict[str, str]) -> str:
    """Return entries as the inside of a mapping of YAML on one line."""
    return ", ".join(f"{name}: {value}" for name, value in entries.items())
