"""A story keeps the events that what is wrong needs, and no others."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.checks.lives import shorter as module
from conformance.checks.lives.machine import Act, ImpossibleError
from conformance.checks.lives.shorter import shorter
from conformance.findings import Cause, Finding, FindingError, TransportError, UntestedError

CUT = Cause("T-TIMEOUT", "応答がありません。", "there is no answer")
LEAK = Finding("F-LEAK", "所在が現れました。", "a place appeared", [], [], "view", "view")
OTHER = Finding("F-VALUE", "値が違います。", "another value", "1", "2", "record", "record")


class Package:
    """What stories do on a package: `wrong` says what is found after which events."""

    def __init__(self, wrong, needs=None) -> None:
        self.wrong = wrong
        self.needs = needs or {}
        self.told = []

    def tell(self, acts) -> None:
        names = [act.life for act in acts]
        self.told.append("".join(names))
        for at, name in enumerate(names):
            if not set(self.needs.get(name, "")) <= set(names[:at]):
                raise ImpossibleError(name)
        found = self.wrong(names)
        if found is not None:
            raise FindingError(found)


@pytest.fixture
def made(monkeypatch):
    def shortened(names, wrong, needs=None, finding=LEAK):
        package = Package(wrong, needs)
        monkeypatch.setattr(module, "staged", lambda _stage: lambda: package)
        found = shorter(SimpleNamespace(last=[Act(name) for name in names]), finding)
        return found, package.told

    return shortened


def test_events_that_nothing_rests_on_are_left_out_whatever_their_place(made) -> None:
    found, told = made(
        "xaybzdz", lambda names: LEAK if {"b", "d"} <= set(names) else None, {"d": "a"}
    )
    assert found == LEAK
    assert told[-1] == "abd"  # what was asked of the package last is the story that is told


def test_an_event_that_can_go_only_after_another_one_goes_too(made) -> None:
    _, told = made("mob", lambda names: LEAK if "b" in names else None, {"o": "m"})
    assert told[-1] == "b"


def test_a_shorter_story_of_something_else_is_another_story(made) -> None:
    found, told = made("ab", lambda names: LEAK if len(names) > 1 else OTHER)
    assert found == LEAK
    assert told[-1] == "ab"


def test_a_story_that_no_event_ended_stays_as_it_is(made) -> None:
    found, told = made("", lambda _names: None)
    assert found is LEAK
    assert told == []


@pytest.mark.parametrize("cut", [TransportError, UntestedError])
def test_a_telling_that_is_cut_off_loses_nothing(made, cut) -> None:
    def wrong(_names):
        raise cut(CUT)

    found, _ = made("ab", wrong)
    assert found is LEAK


def test_what_is_not_found_again_stays_what_was_found(made) -> None:
    found, _ = made("ab", lambda _names: None)
    assert found is LEAK
