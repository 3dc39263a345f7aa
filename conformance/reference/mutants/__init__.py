"""Mutants: variants of the package that each break one requirement, read from data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from conformance.catalog.nearest import nearest
from conformance.errors import Message, UsageError
from conformance.reference.behaviour import correct
from conformance.reference.mutants.forms import form_mutants
from conformance.reference.mutants.model import Mutant
from conformance.reference.mutants.reading import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from conformance.reference.behaviour import Conduct

__all__ = ["Mutant", "all_mutants", "conduct_of", "form_mutants", "mutant"]


@cache
def all_mutants() -> Mapping[str, Mutant]:
    """Return every mutant by its key: of the domains, of people who fall through, of forms.

    Raises:
        ValueError: a key stands twice in the files.
    """
    adapter = TypeAdapter(list[Mutant])
    found: dict[str, Mutant] = {}
    folder = files(__package__)
    for path in [*_lists(folder), *_lists(folder / "people")]:
        for one in adapter.validate_python(read_data(path)):
            if one.key in found:
                msg = f"{path.name}: mutant {one.key!r} is defined twice"
                raise ValueError(msg)
            found[one.key] = one
    return {**found, **form_mutants()}


def _lists(folder: Traversable) -> list[Traversable]:
    return sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=str)


def mutant(key: str) -> Mutant:
    """Return a mutant, written down or derived (`UsageError` with the nearest key otherwise)."""
    known = all_mutants()
    found = known.get(key) or _derived(key)
    if found is None:
        raise UsageError(_unknown(key, nearest(key, known)))
    return found


def _derived(key: str) -> Mutant | None:
    from conformance.reference.mutants.derived import derived_mutant  # noqa: PLC0415 - reads a domain

    return derived_mutant(key)


def conduct_of(key: str | None) -> Conduct:
    """Return how a mutant behaves; the correct package when no key is given."""
    return correct if key is None else mutant(key).conduct()


def _unknown(key: str, near: str | None) -> Message:
    many = len(all_mutants())
    return Message(
        "USE019",
        f"変異体 {key!r} はありません（{many} 種のどれでもありません）。",
        f"there is no mutant {key!r} (none of the {many})",
        (f"{near!r} の誤りではありませんか。" if near else "")
        + "conformance selftest --list がすべてを示します（--domain で絞れます）。",
        (f"did you mean {near!r}? " if near else "")
        + "conformance selftest --list names all (of a domain with --domain)",
    )
