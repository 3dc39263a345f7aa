"""Which entries of a specification an entry is built on: the records, rules, lists it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.base import Entry
    from conformance.catalog.models.domain import Specification


class EntryPlace(NamedTuple):
    """An entry of the catalogue: its domain, the file it stands in, its key."""

    domain: str
    kind: str
    key: str

    def __str__(self) -> str:
        return "/".join(self)


_NAMED: Final[Mapping[str, str]] = {
    "record": "records",
    "records": "records",
    "protected_by": "records",
    "data": "records",
    "code_list": "codes",
    "rule": "rules",
    "form": "forms",
    "forms": "forms",
    "function": "functions",
    "linkage": "linkages",
}
"""The fields that name an entry, by the file it stands in; a name that is no entry is passed by."""
_BUILT: Final = ("functions", "events", "forms", "records", "linkages", "invariants")


def uses(spec: Specification) -> dict[EntryPlace, frozenset[EntryPlace]]:
    """Return what each entry names, in the order of the files; rules and APIs name nothing.

    A group that another one refers to by a foreign key is not what the latter is built on, nor is
    a group that a function merely touches. A linkage of another domain is.
    """
    found: dict[EntryPlace, frozenset[EntryPlace]] = {}
    for kind in _BUILT:
        for key, entry in getattr(spec, kind).items():
            place = EntryPlace(spec.domain, kind, key)
            found[place] = frozenset(_named(spec, kind, key, entry)) - {place}
    return found


def _named(spec: Specification, kind: str, key: str, entry: Entry) -> Iterator[EntryPlace]:
    yield from _walked(spec, "", entry.model_dump(mode="json"))
    if kind == "forms" and (subject := getattr(entry, "subject", None)):
        yield EntryPlace(spec.domain, "records", subject)
    if kind == "linkages" and key in spec.shared_linkages:
        yield EntryPlace(*_other_side(spec.shared_linkages[key].linkage))


def _walked(spec: Specification, name: str, value: object) -> Iterator[EntryPlace]:
    if isinstance(value, dict):
        for inner, found in value.items():
            yield from _walked(spec, inner, found)
    elif isinstance(value, list):
        for found in value:
            yield from _walked(spec, name, found)
    elif isinstance(value, str) and name in _NAMED:
        kind = _NAMED[name]
        if value in getattr(spec, kind):
            yield EntryPlace(spec.domain, kind, value)


def _other_side(linkage: str) -> tuple[str, str, str]:
    domain, key = linkage.split("/")
    return domain, "linkages", key
