"""That something stays as it was is told only of a package that was seen to do something."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.events import Keep, OfRole, RowChange
from conformance.checks.events.rows import effect_of
from conformance.contract.after_event import stays
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour, correct
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.worlds.session import Session
from tests.packages.miniatures import echo, serving
from tests.packages.served import DAY, profile, session

STAYING = [
    (domain, event.key)
    for domain in domains()
    for event in load(domain).events.values()
    if any(stays(effect) for effect in event.effects)
]
SAID = {
    "title_ja": "",
    "title_en": "",
    "source": "s",
    "confidence": "high",
    "provenance": "derived",
}


class IdleAtEvents(Behaviour):
    """Accepts an event and does nothing of what it entails."""

    def effect(self, key):
        del key
        return False


def _outcomes(conduct, domain, key):
    with session(conduct, domain) as opened:
        return {case.id: opened.execute(case) for case in _cases(domain, key)}


def _cases(domain, key):
    spec = load(domain)
    (requirement,) = (r for r in requirements(spec) if r.id == f"{domain}/event/{key}")
    return [
        case
        for case in cases_of(spec, requirement)
        if "effect" in case.params and stays(effect_of(spec.events[key], str(case.param("effect"))))
    ]


def _change(**values):
    return RowChange(key="k", kind="change", role="r", values=values, **SAID)


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (Keep(key="k", kind="keep", role="r", **SAID), True),
        (_change(a=OfRole(role="r", item="a")), True),
        (_change(a=OfRole(role="r", item="a"), b="1"), False),
        (_change(a=OfRole(role="r", item="b")), False),
        (_change(a=OfRole(role="other", item="a")), False),
        (_change(a=OfRole(role="r", item="a", plus=1)), False),
    ],
)
def test_an_effect_stays_when_doing_nothing_fulfils_it(effect, expected):
    assert stays(effect) is expected


@pytest.mark.parametrize(("domain", "key"), STAYING[::12])
def test_a_package_that_does_the_event_is_told_to_leave_the_rest_as_it_was(domain, key):
    assert _codes(_outcomes(correct, domain, key)) == {"pass"}


def test_of_a_package_that_does_nothing_of_an_event_nothing_is_told():
    idle = IdleAtEvents()
    conduct = lambda at: idle if "/event/" in at else Behaviour()  # noqa: E731 - said once
    outcomes = _outcomes(conduct, "resident_register", "my-number-designation")
    assert _codes(outcomes) == {"U-EVENT-UNTRACED"}


def test_of_a_package_that_shows_nothing_before_an_event_nothing_is_told():
    spec = load("child_allowance")
    with serving(echo) as url:
        endpoint = Endpoint(url, Client("a" * 32, "b" * 40))
        opened = Session({"child_allowance": spec}, profile(), DAY, 1, endpoint)
        outcomes = {case.id: opened.execute(case) for case in _cases("child_allowance", "donation")}
    assert _codes(outcomes) == {"U-EVENT-UNSEEN"}


def _codes(outcomes):
    assert outcomes
    return {getattr(one.finding or one.cause, "code", one.verdict) for one in outcomes.values()}
