"""A person as values of the items of a record group, of whatever domain."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from conformance.population.people.items import parts
from conformance.population.people.told import PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.people.person import Person
    from conformance.population.people.told import Told
    from conformance.population.rows import Row

_LETTERS = re.compile(r"[0-9A-Za-z]*")
_SELECTORS = "\U000e0100-\U000e01ef\ufe00-\ufe0f"


class _Unfit(Exception):  # noqa: N818 - no error: the item has no place for what is said
    """An item cannot say what a person has to say."""


def dressed(
    spec: Specification, group: RecordGroup, person: Person, *, partial_dates: bool = False
) -> Row:
    """Return the values of the items of a group that stand for parts of a person.

    Every value fits its item's type, length and code list. An item that may be left out is None
    where the person has nothing to say (no 通称, no 在留資格); what stands for nothing of a person,
    numbers of persons among it, is not in the row. Texts longer than the item are cut.

    Args:
        spec: the domain of the group.
        group: a group of records.
        person: whom its row is about.
        partial_dates: whether a date that is not fully known is written with zeros, as files may;
            else it is the day it is reckoned to be, which every way of writing allows.
    """
    row: Row = {}
    known = parts(group)
    for item in group.items:
        if item.key not in known:
            continue
        try:
            value = _value(spec, item, known[item.key], person)
        except _Unfit:
            continue
        if value is not None or not item.required:
            row[item.key] = value
    if partial_dates:
        row.update(_partial(known, person))
    return row


def _partial(known: Mapping[str, str], person: Person) -> Row:
    """Return the date of birth with zeros where the group has a flag that says so."""
    if person.birth.known or "birth_unknown_flag" not in known.values():
        return {}
    return {key: person.birth.partial for key, part in known.items() if part == "birth_date"}


def _value(spec: Specification, item: Item, part: str, person: Person) -> Json:
    told = PARTS[part](person)
    if part == "status" and item.type == "alnum":
        told = PARTS["status_code"](person)  # the list of the register, which names no list here
    if told is None:
        return None
    if item.type == "code":
        return _coded(spec, item, told)
    if isinstance(told, tuple):
        told = told[0]
    return _typed(item, told)


def _coded(spec: Specification, item: Item, told: Told) -> Json:
    """Return the code whose meaning is what is said."""
    if isinstance(told, bool):
        return "1" if told else "0"
    listed = {said: code for code, said in spec.codes[item.code_list or ""].values.items()}
    ways = told if isinstance(told, tuple) else (str(told),)
    found = [listed[way] for way in ways if way in listed]
    if not found:
        raise _Unfit
    return found[0]


def _typed(item: Item, told: Told) -> Json:
    """Return a value as the item's type writes it."""
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, bool):
        return told
    if isinstance(told, int):
        return told if item.type == "integer" else str(told).zfill(item.max_len or 1)
    text = str(told)
    if item.type == "alnum" and not _LETTERS.fullmatch(text):
        raise _Unfit
    return _cut(text, item.len or item.max_len)


def _cut(text: str, longest: int | None) -> str:
    """Return no more of a text than fits, no character torn from its selector."""
    if longest is None or len(text) <= longest:
        return text
    kept = text[:longest]
    torn = re.match(f"[{_SELECTORS}]", text[longest])
    return (kept[:-1] if torn else kept).rstrip("\u3000")
