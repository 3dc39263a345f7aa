"""Days at both ends of the calendar: every rule answers, or says that it does not decide them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load
from conformance.contract.oracles import derive
from conformance.rules.core import GivenError, OutOfScopeError
from conformance.worlds.rule_check import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.findings import Json

ENDS = {
    "day": (date.min.isoformat(), "0001-03-01", "9999-01-01", "9999-12-01", date.max.isoformat()),
    "month": ("0001-01", "9999-01", "9999-12"),
}
DAY, MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{4}-\d{2}")
YEARS = (1, 9998, 9999)


def moved(value: Json, *, of: str | None = None) -> Iterator[Json]:
    """Yield the value with one day, month or year in it at an end, then with all of them there."""
    for end in range(5):
        whole = _all_at(value, end)
        if whole != value:
            yield whole
    if isinstance(value, dict):
        for name, inner in value.items():
            for other in moved(inner, of=name):
                yield {**value, name: other}
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            for other in moved(inner):
                yield [*value[:at], other, *value[at + 1 :]]
    elif isinstance(value, int) and of is not None and of.endswith("year"):
        yield from YEARS


def _all_at(value: Json, end: int) -> Json:
    if isinstance(value, dict):
        return {name: _all_at(inner, end) for name, inner in value.items()}
    if isinstance(value, list):
        return [_all_at(inner, end) for inner in value]
    if isinstance(value, str) and DAY.fullmatch(value):
        return ENDS["day"][end]
    if isinstance(value, str) and MONTH.fullmatch(value):
        return ENDS["month"][min(end, 2)]
    return value


def rules() -> Iterator[tuple[str, str]]:
    for domain in domains():
        yield from ((domain, rule) for rule in load(domain).rules)


@pytest.mark.parametrize(("domain", "rule"), tuple(rules()))
def test_a_rule_answers_at_the_ends_of_the_calendar_or_says_it_does_not_decide(
    domain: str, rule: str
) -> None:
    spec = load(domain)
    for example in spec.rules[rule].examples:
        for facts in moved(as_json(example.given)):
            assert isinstance(facts, dict)
            try:
                derive(spec, rule, facts)
            except (OutOfScopeError, GivenError):
                continue
