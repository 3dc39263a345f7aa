"""What a law on files names must exist, and items that it compares must be of one type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.lint_rows import SPANNING, unknown, value_problems, when_problems
from conformance.catalog.models.file_laws import (
    AddsUp,
    Aged,
    Bounded,
    Counted,
    FirstGreatest,
    HasValue,
    InOrder,
    LastNotMore,
    MultipleOf,
    NotOutgrown,
    NotPast,
    Numbered,
    OnOpenDay,
    PaidBack,
    PartsSum,
    PeriodsApart,
    RowsAgree,
    RuleGives,
    SharesSum,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conformance.catalog.lint_operations import Problem
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.file_laws import FileLaw, Rows
    from conformance.catalog.models.records import RecordGroup

_NUMBERS = frozenset({"integer", "decimal"})
_IN_TIME = frozenset({"year", "date", "year_month", "datetime"})


def law_problems(
    spec: Specification, law: FileLaw, there: Callable[[str], Specification | None]
) -> Iterator[Problem]:
    """Yield where in the law, what was found there, and what would be right.

    Args:
        spec: whose invariant it is.
        law: the law.
        there: gives the specification of another domain.
    """
    groups: list[RecordGroup] = []
    for rows, items in law.uses:
        of = spec if rows.domain is None else there(rows.domain)
        group = of.records.get(rows.group) if of else None
        if of is None or group is None:
            known = tuple(of.records) if of else ()
            yield f"{law.law}.group", f"{rows.domain or spec.domain}/{rows.group}", known
            return
        yield from _rows(of, group, rows, items, law.law)
        groups.append(group)
    if isinstance(law, HasValue) and law.item in {item.key for item in groups[0].items}:
        for value in law.values:
            yield from value_problems(spec, groups[0].item(law.item), law.law, value)
    if isinstance(law, PartsSum | RuleGives):
        domain = law.others.domain if law.others else None
        other = there(domain) if domain else spec
        if other is not None:
            yield from when_problems(other, groups[-1], f"{law.law}.only", law.only)
    yield from _types(law, groups)
    if isinstance(law, RuleGives):
        yield from _rule(spec, law)
    else:
        yield from _kinds(law, groups[0])


def _rule(spec: Specification, law: RuleGives) -> Iterator[Problem]:
    """Yield what the rule does not have."""
    rule = spec.rules.get(law.rule)
    if rule is None:
        yield f"{law.law}.rule", law.rule, tuple(spec.rules)
        return
    for where, named, known in (
        ("output", (law.output,), rule.output),
        ("given", [name.partition("[].")[0] for name in law.given], rule.inputs),
    ):
        yield from ((f"{law.law}.{where}", name, known) for name in named if name not in known)


def _kinds(law: FileLaw, group: RecordGroup) -> Iterator[Problem]:
    """Yield items that are no numbers, or no days, of laws that look at one item alone."""
    days = frozenset({"date"})
    match law:
        case MultipleOf() | Bounded() | FirstGreatest():
            yield from _same(law.law, (_type(group, law.item),), _NUMBERS)
        case SharesSum():
            pair = (_type(group, law.numerator), _type(group, law.denominator))
            yield from _same(law.law, pair, _NUMBERS)
        case Numbered():
            yield from _same(law.law, (_type(group, law.number),), frozenset({"integer"}))
        case LastNotMore():
            pair = (_type(group, law.number), _type(group, law.amount))
            yield from _same(law.law, pair, frozenset({"integer"}))
        case OnOpenDay():
            yield from _same(law.law, (_type(group, law.item),), days)
        case NotOutgrown():
            yield from _same(law.law, (_type(group, law.birth),), days)
        case NotPast():
            yield from _same(law.law, (_type(group, law.item),), days | {"year_month"})
        case PaidBack():
            yield from _same(law.law, (_type(group, law.part),), _NUMBERS)
        case Counted():
            yield from _same(law.law, (_type(group, law.total),), frozenset({"integer"}))
        case _:
            pass


def _rows(
    of: Specification, group: RecordGroup, rows: Rows, items: Iterable[str], where: str
) -> Iterator[Problem]:
    newest = (*rows.newest.per, rows.newest.number) if rows.newest else ()
    yield from unknown(group, where, (*items, *newest))
    yield from when_problems(of, group, f"{where}.when", rows.when)


def _types(law: FileLaw, groups: list[RecordGroup]) -> Iterator[Problem]:
    """Yield items that are compared although their types differ or have no order or sum."""
    first, last = groups[0], groups[-1]
    if isinstance(law, RowsAgree):
        for mine, other in {**law.key, **law.items}.items():
            yield from _same(law.law, (_type(first, mine), _type(last, other)))
    elif isinstance(law, InOrder):
        types = (_type(last, law.earlier), _type(first, law.later))
        if not {one for one in types if one} <= _IN_TIME:
            yield from _same(law.law, types, SPANNING | _NUMBERS)
    elif isinstance(law, PeriodsApart):
        yield from _same(law.law, (_type(first, law.since), _type(first, law.until)), SPANNING)
    elif isinstance(law, Aged):
        types = (_type(last, law.birth), _type(first, law.on))
        yield from _same(law.law, types, frozenset({"date"}))
    elif isinstance(law, PartsSum):
        yield from _same(law.law, (_type(first, law.total), _type(last, law.part)), _NUMBERS)
    elif isinstance(law, AddsUp):
        named = (law.total, *law.plus, *law.minus)
        yield from _same(law.law, [_type(first, name) for name in named], _NUMBERS)


def _type(group: RecordGroup, key: str) -> str | None:
    return next((item.type for item in group.items if item.key == key), None)


def _same(
    where: str, types: Iterable[str | None], allowed: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    found = {one for one in types if one is not None}
    if len(found) > 1 or (allowed and not found <= allowed):
        yield f"{where} (items of one type)", ", ".join(sorted(found)), sorted(allowed)
