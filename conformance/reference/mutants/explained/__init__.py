"""Faults that no case finds, each with the reason: what was looked into and why it stays so."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, TypeAdapter

from conformance.reference.mutants.reading import read_data


class SurvivorReason(BaseModel):
    """Why faults whose key fits the pattern are not found."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    keys: str
    ja: str
    en: str


@cache
def explanations() -> tuple[SurvivorReason, ...]:
    """Return all reasons, in the order of their file."""
    found = read_data(files(__package__).joinpath("survivors.yaml"))
    return tuple(TypeAdapter(list[SurvivorReason]).validate_python(found or []))


def explained(key: str) -> SurvivorReason | None:
    """Return why a fault is not found; None where nobody has said."""
    return next((one for one in explanations() if fnmatchcase(key, one.keys)), None)
