"""A lawful request that is refused after another one: the package's fault, unless half was done."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from conformance.checks.refusals import rejection
from conformance.findings import Exchange, Finding, FindingError, UntestedError
from conformance.surfaces.package import Reply

WAY = Exchange("POST", "/decide", {}, 409, {})
REFUSED = Reply(409, (), (), WAY)
AGAIN = replace(REFUSED, exchange=replace(WAY, path="/examine"))


def deviation(*_: object, **__: object) -> FindingError:
    return FindingError(Finding("F-REFUSED-AFTERWARDS", "", "", None, None, "", ""))


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    monkeypatch.setattr(rejection, "place_elsewhere", lambda *_: None)
    monkeypatch.setattr(rejection, "hold_refused", lambda *_: None)
    return SimpleNamespace(domain="d", deviation=deviation)


@pytest.mark.parametrize(("half_done", "told"), [(False, FindingError), (True, UntestedError)])
def test_a_call_that_was_half_done_is_not_asked_for_once_more(trial, half_done, told):
    reply = replace(REFUSED, half_done=half_done)

    with pytest.raises(told) as found:
        rejection.hold_rejected(trial, lambda: reply, None, {}, lambda: AGAIN)

    if half_done:
        assert found.value.cause.code == "P-HALF-DONE"
