"""The kinds of a rule's facts and results: its oracle's types decide, not what is said of them.

The catalogue describes facts in words; what is a day, a list or a member of one, `Given` and
`Output` of the oracle know. Words only refine what Python has one type for (a year, digits).
"""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Final,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic.fields import FieldInfo

from conformance.contract.oracles import oracle
from conformance.surfaces.mapping.kinds import ItemKind, kinds_of_rule
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification

Way = Literal["in", "out"]

_PLAIN: Final[Mapping[object, str]] = {
    datetime: "datetime",
    date: "date",
    YearMonth: "year_month",
    bool: "flag",
    int: "integer",
    Decimal: "decimal",
    str: "text",
}
_REFINED: Final[Mapping[str, frozenset[str]]] = {
    "integer": frozenset({"year"}),
    "text": frozenset({"digits", "alnum", "kana", "code", "time", "datetime"}),
}
"""What the words of the catalogue may make of a plain type."""


def rule_kinds(spec: Specification, rule: str, way: Way) -> dict[str, ItemKind]:
    """Return the kinds of a rule's facts (`in`) or results (`out`); by words without an oracle."""
    stated = spec.rules[rule]
    said = kinds_of_rule(stated.inputs if way == "in" else stated.output)
    try:
        found = oracle(spec, rule)
    except KeyError:
        return said
    typed = kinds_of_class(found.given_type if way == "in" else found.output_type)
    return {name: _refined(kind, said.get(name)) for name, kind in typed.items()}


def kinds_of_class(cls: type[object]) -> dict[str, ItemKind]:
    """Return the kinds of the members of a value class, by the names they have in JSON."""
    return dict(_members(cls))


def _members(cls: type[object]) -> Iterator[tuple[str, ItemKind]]:
    for name, hint in get_type_hints(cls, include_extras=True).items():
        yield _alias(hint) or name, _kind(hint)


def _alias(hint: object) -> str | None:
    extras = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((one.alias for one in extras if isinstance(one, FieldInfo) and one.alias), None)


def _kind(hint: object) -> ItemKind:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind(arguments[0])
    if origin in (Union, UnionType):
        return _kind(next(one for one in arguments if one is not NoneType))
    if origin is Literal:
        return ItemKind("integer" if isinstance(arguments[0], int) else "code")
    if origin in (tuple, list):
        return replace(_kind(arguments[0]), many=True)
    if isinstance(hint, type) and is_dataclass(hint) and hint not in _PLAIN:
        return ItemKind("object", members=kinds_of_class(hint))
    return ItemKind(_PLAIN.get(hint, "text"))


def _refined(kind: ItemKind, said: ItemKind | None) -> ItemKind:
    """Return a kind as the words of the catalogue refine it, its members alike."""
    if said is None:
        return kind
    members = {name: _refined(one, said.members.get(name)) for name, one in kind.members.items()}
    finer = said.type if said.type in _REFINED.get(kind.type, ()) else kind.type
    return replace(kind, type=finer, code_list=said.code_list, members=members)
