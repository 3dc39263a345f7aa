"""The faults that were sown for each requirement, from the lists of the sample package.

The lists are data: what reads them here needs nothing of the package that runs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Titled(BaseModel):
    title_ja: str
    title_en: str


class _Listed(_Titled):
    key: str
    requirement: str


@dataclass(frozen=True, slots=True)
class SownFault:
    """A faulty variant of the sample package: its key and what it does wrong."""

    key: str
    ja: str
    en: str


@cache
def sown_faults() -> Mapping[str, tuple[SownFault, ...]]:
    """Return the faults by the id of the requirement that each breaks."""
    found: dict[str, list[SownFault]] = {}
    for requirement, fault in (*_listed(), *_of_forms()):
        found.setdefault(requirement, []).append(fault)
    return {name: tuple(faults) for name, faults in found.items()}


def _folder() -> Traversable:
    return files("conformance") / "reference" / "mutants"


def _listed() -> Iterator[tuple[str, SownFault]]:
    adapter = TypeAdapter(list[_Listed])
    for folder in (_folder(), _folder() / "people"):
        for path in sorted(folder.iterdir(), key=lambda one: one.name):
            if path.name.endswith(".yaml"):
                for one in adapter.validate_python(_read(path)):
                    yield one.requirement, SownFault(one.key, one.title_ja, one.title_en)


def _of_forms() -> Iterator[tuple[str, SownFault]]:
    forms = _folder() / "forms"
    kinds = TypeAdapter(dict[str, _Titled]).validate_python(_read(forms / "kinds.yaml"))
    assigned = TypeAdapter(dict[str, dict[str, str]])
    for domain, named in assigned.validate_python(_read(forms / "assigned.yaml")).items():
        for form, name in named.items():
            key = f"{domain}-{form}-{name}".replace("_", "-")
            fault = SownFault(key, kinds[name].title_ja, kinds[name].title_en)
            yield f"{domain}/form/{form}", fault


def _read(path: Traversable) -> object:
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
