"""Whether a workbook belongs to the specification it is to be imported into."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.catalog.locate import catalog_directory
from conformance.catalog.parsed import read_json
from conformance.catalog.partners import partners
from conformance.catalog.workbooks.problems import other_domain
from conformance.catalog.workbooks.text import squeeze
from conformance.catalog.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.workbooks.api_spec import ApiCall
    from conformance.catalog.workbooks.item_list import WorkbookItem

_BUSINESS_DIGITS = 3
_EVERYONE = "all_domains"
_OTHERWISE = {"住民基本台帳": "住民記録"}
"""Names of data requirements for a business that its own specification calls otherwise."""


def check_items(where: str, head: Mapping[str, object], items: Iterable[WorkbookItem]) -> None:
    """Raise IMP011 unless each data item ID begins with a number of the domain or of its parts."""
    check_ids(
        head,
        ((i.official_id, f"{where}: {i.place.sheet}!{i.place.cell}") for i in items),
    )


def check_ids(head: Mapping[str, object], ids: Iterable[tuple[str, str]]) -> None:
    """Raise IMP011 unless each ID, given with its place, begins with a number of the domain.

    A domain that names no number takes every list.
    """
    own = set(_numbers(head))
    for official_id, at in ids if own else ():
        if official_id[:_BUSINESS_DIGITS] not in own:
            raise other_domain(at, official_id, str(head.get("name_ja")), sorted(own))


def check_linkages(head: Mapping[str, object], parties: Mapping[str, Iterable[str]]) -> None:
    """Raise IMP011 unless the domain takes part in each linkage; `parties` by place."""
    own = str(head.get("domain"))
    for at, keys in parties.items():
        named = [*keys]
        if own not in named and _EVERYONE not in named:
            raise other_domain(at, "、".join(named), str(head.get("name_ja")), [own])


def check_calls(where: str, directory: Path, calls: Iterable[ApiCall]) -> None:
    """Raise IMP011 when another domain of the catalogue already describes one of the calls.

    API workbooks name no number of their business, so that a call nobody has is taken.
    """
    paths = {call.path for call in calls}
    for file in sorted(directory.parent.parent.glob("*/*/apis.yaml")):
        domain = file.parent.parent
        if domain == directory.parent:
            continue
        for path in sorted(paths & set(_paths(file))):
            raise other_domain(where, path, directory.parent.name, [domain.name])


def domain_names(directory: Path) -> dict[str, str]:
    """Return the parties to linkages by the names and numbers that a workbook may call them."""
    root = directory.parent.parent
    found = {name: one.key for one in partners(root).values() for name in _called(one.name_ja)}
    for place in (catalog_directory(), root):
        for file in sorted(place.glob("*/*/domain.yaml")):
            head = json.loads(read_json(file))
            names = (*_called(str(head.get("name_ja"))), *_numbers(head))
            found |= dict.fromkeys(names, str(head.get("domain")))
    return found


def _called(name: str) -> tuple[str, ...]:
    """Return how a business is called: with and without what its name says in brackets."""
    shown = squeeze(name)
    short = shown.partition("(")[0]
    return (shown, short, *(word for word, own in _OTHERWISE.items() if own == short))


def _numbers(head: Mapping[str, object]) -> Iterator[str]:
    for part in (head, *_mappings(head.get("parts")), *_mappings(head.get("covers"))):
        if part.get("business_id") is not None:
            yield str(part["business_id"])


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _paths(file: Path) -> Iterator[str]:
    data = read_yaml(file)
    for call in _mappings(data.get("apis") if isinstance(data, dict) else None):
        yield str(call.get("path"))
