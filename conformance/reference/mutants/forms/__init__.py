"""A faulty variant for every form, declared by its kind: `kinds.yaml`, `assigned.yaml`.

The kinds are generic; each finds what it spoils in the form itself.
`python -m conformance.reference.mutants.forms` assigns kinds to the forms of the catalogue anew.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from conformance.reference.mutants.faults import Fault
from conformance.reference.mutants.model import Mutant
from conformance.reference.mutants.reading import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping

Need = Literal["date", "amount", "text", "long_text", "item", "barcode", "paper", "withheld"]


class FaultKind(BaseModel):
    """A kind of fault, the code it is found by in the file alone, and what a form needs for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title_ja: str
    title_en: str
    fault: Fault
    found_as: str | None = None
    needs: tuple[Need, ...] = ()


@cache
def kinds() -> Mapping[str, FaultKind]:
    """Return the kinds by name."""
    return TypeAdapter(dict[str, FaultKind]).validate_python(_read("kinds.yaml"))


@cache
def assigned() -> Mapping[str, Mapping[str, str]]:
    """Return the kind of every form, by domain and form."""
    return TypeAdapter(dict[str, dict[str, str]]).validate_python(_read("assigned.yaml"))


@cache
def form_mutants() -> Mapping[str, Mutant]:
    """Return the faulty variants of all forms by key, `<domain>-<form>-<kind>`."""
    made = (
        _mutant(domain, form, name)
        for domain, forms in assigned().items()
        for form, name in forms.items()
    )
    return {one.key: one for one in made}


def _mutant(domain: str, form: str, name: str) -> Mutant:
    kind = kinds()[name]
    return Mutant(
        key=f"{domain}-{form}-{name}".replace("_", "-"),
        requirement=f"{domain}/form/{form}",
        title_ja=kind.title_ja,
        title_en=kind.title_en,
        fault=kind.fault,
    )


def _read(name: str) -> object:
    return read_data(files(__package__).joinpath(name))
