"""The list of events: what it names stands in the catalogue, and every event can happen."""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random

import pytest

from conformance.cases.trial import Trial
from conformance.catalog.lives import lives, lives_in
from conformance.catalog.load import load
from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.checks.lives.lawful import lawful
from conformance.checks.lives.machine import PEOPLE
from conformance.checks.lives.model import Ledger
from conformance.checks.lives.request import request
from conformance.contract.state import State
from conformance.planning.generate import cases_of, requirements
from tests.packages.nobody import NOBODY

DAY = date(2025, 10, 1)
DOMAINS = sorted({life.domain for life in lives().values()})


@pytest.mark.parametrize("key", sorted(lives()))
def test_what_an_event_names_stands_in_the_catalogue(key: str) -> None:
    life = lives()[key]
    spec = load(life.domain)
    operation = spec.functions[life.function].operation
    assert isinstance(operation, Create | Update | Cancel)
    assert set(life.values) <= set(getattr(operation, "inputs", ()))
    for one in (*life.needs, *life.lacks):
        group = spec.records[one.group]
        assert {*one.when.items, *one.due} <= {item.key for item in group.items}
    if not isinstance(operation, Create):
        assert operation.record in {one.group for one in life.needs}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_event_of_a_domain_can_come_about(domain: str) -> None:
    spec = load(domain)
    case = next(c for r in requirements(spec) for c in cases_of(spec, r))
    trial = Trial(case, spec, {domain: spec}.get, None, NOBODY, DAY, 1)  # type: ignore[arg-type]
    listed = {life.key for life in lives_in(spec)}
    happened: set[str] = set()
    for number, owner in product(range(60), range(PEOPLE)):
        if happened != listed:
            happened |= _in_some_order(trial, number, owner)
    assert happened == listed


def _in_some_order(trial: Trial, number: int, owner: int) -> set[str]:
    """Return the events that come about when each is tried once a year for three years."""
    ledger = Ledger(State(trial.specification, DAY))
    listed, happened = list(lives_in(trial.spec)), set()
    for year in range(3):
        ledger.state = ledger.state.on(date(2025 + 2 * year, 10, 1))
        Random(number).shuffle(listed)  # noqa: S311 - an order, not a secret
        for life in listed:
            made = request(trial, ledger, life, owner, 0)
            if made is not None and lawful(ledger.state, made):
                happened.add(life.key)
                ledger.arrange(made.world, owner)
                ledger.owned(made.at, made.key, owner)
                ledger.state = made.after[0]
    return happened
