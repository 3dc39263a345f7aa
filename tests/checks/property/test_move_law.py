"""Laws of moves: the oracles obey each, whatever is drawn and however questions are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from conformance.cases.needs import calls
from conformance.cases.stories.steps import steps_of
from conformance.catalog.load import domains, load
from conformance.catalog.models.move_laws import MoveLaw
from conformance.catalog.switches import switched, switches
from conformance.checks.property import move_law
from conformance.checks.property.asked import LawAnswers, answered
from conformance.checks.property.relations import broken_relation
from conformance.contract.oracles import derive
from conformance.planning.generate import cases_of, requirements
from conformance.population.edges import change_days
from conformance.population.moves import edge_moves, move_days, moves
from conformance.reference.behaviour import correct
from conformance.reference.mutants import conduct_of
from tests.packages.nobody import NOBODY
from tests.packages.served import session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.population.moves import Move

TODAY = date(2026, 11, 21)
DRAWN = 40  # moves drawn for each law and reading, besides the listed ones
DOMAIN = "national_health_insurance"


@dataclass(frozen=True)
class Stated:
    domain: str
    invariant: str
    number: int
    law: MoveLaw

    def __str__(self) -> str:
        return f"{self.domain}-{self.invariant}-{self.number}"


STATED = [
    Stated(domain, invariant.key, number, one)
    for domain in domains()
    for invariant in load(domain).invariants.values()
    for number, one in enumerate(invariant.checks)
    if isinstance(one, MoveLaw)
]


def readings(stated: Stated) -> Iterator[Specification]:
    """Yield the specification by every reading of a question about a rule of the law."""
    spec = load(stated.domain)
    yield spec
    about = {f"{stated.domain}/rule/{rule}" for rule in stated.law.rules}
    for switch, question in switches(spec).items():
        if about & set(question.about):
            yield from (switched(spec, {switch: option}) for option in question.readings)


def oracle_trial(spec: Specification) -> SimpleNamespace:
    """Return what stands for a trial on a package that is the oracle itself."""

    def calculate(_domain: str, rule: str, facts: dict[str, object]) -> SimpleNamespace:
        return SimpleNamespace(rows=[derive(spec, rule, facts).as_json()])

    return SimpleNamespace(
        spec=spec,
        domain=spec.domain,
        profile=NOBODY,
        accepted=lambda reply: reply,
        interface=SimpleNamespace(calculate=calculate),
    )


def drawn(stated: Stated, spec: Specification) -> list[Move]:
    """Return the listed moves and some drawn ones."""
    stories = stated.law.stories
    days = move_days(TODAY, (d for r in stated.law.rules for d in change_days(spec.rules[r])))
    found = list(edge_moves(stories, days, stated.law.days))

    @settings(
        max_examples=DRAWN,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(moves(stories, TODAY, days))
    def collect(move: Move) -> None:
        found.append(move)

    collect()
    return found


@pytest.mark.parametrize("stated", STATED, ids=str)
def test_the_oracles_obey_the_law_by_every_reading_and_decide_most_moves(stated: Stated) -> None:
    for spec in readings(stated):
        tried = drawn(stated, spec)
        told = [answered(oracle_trial(spec), stated.law, move) for move in tried]
        decided: list[LawAnswers] = [one for one in told if one is not None]
        assert len(decided) > len(tried) * 3 / 4
        assert [one for one in decided if broken_relation(stated.law, one.values)] == []


def test_there_are_enough_properties_in_enough_domains() -> None:
    assert len({(s.domain, s.invariant) for s in STATED}) >= 30
    assert len({s.domain for s in STATED}) >= 15


def case_of(domain: str, invariant: str) -> Case:
    ref = next(r for r in requirements(load(domain)) if (r.kind, r.key) == ("invariant", invariant))
    return next(c for c in cases_of(load(domain), ref) if c.check == "property/move-law")


def test_the_sample_package_obeys_a_law() -> None:
    with session(correct, DOMAIN) as served:
        assert served.execute(case_of(DOMAIN, "months-bounded")).verdict == "pass"


def test_a_failure_is_told_as_the_questions_that_lead_to_it() -> None:
    with session(conduct_of("move-march-charged-twice"), DOMAIN) as served:
        outcome = served.execute(case_of(DOMAIN, "months-bounded"))
    assert outcome.verdict == "fail"
    assert outcome.finding is not None
    steps = steps_of(outcome.finding.example)
    assert steps is not None
    assert [step.key for step in steps] == ["qualification-loss-date", *["charged-months"] * 3]
    assert steps[0].values["event_date"][5:] == "03-31"
    assert outcome.finding.found == [12, 1]
    assert outcome.finding.expected == 12
    assert outcome.finding.where == "rule qualification-loss-date, charged-months"
    assert outcome.finding.cause.startswith(f"{DOMAIN}/invariant/months-bounded")


def test_the_plan_knows_every_rule_that_a_law_asks() -> None:
    spec, case = load(DOMAIN), case_of(DOMAIN, "months-bounded")
    asked = {call.key for call in calls(spec, case) if call.action == "calculate"}
    assert asked == {"qualification-loss-date", "charged-months"}


def test_a_law_whose_rules_decide_no_move_is_untested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(move_law, "_obeyed", lambda *_: False)
    with session(correct, DOMAIN) as served:
        outcome = served.execute(case_of(DOMAIN, "months-bounded"))
    assert outcome.verdict not in {"pass", "fail"}
    assert outcome.cause is not None
    assert outcome.cause.code == "U-NO-MOVE"
