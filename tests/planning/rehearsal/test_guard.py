"""One odd answer costs what hangs on it: whatever it brings about, the rest is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.contract.call import Call
from conformance.findings import AttestedError, Cause, TransportError, UntestedError
from conformance.planning.rehearsal.doubts import DoubtfulEntry
from conformance.planning.rehearsal.guard import OutageGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

CAUSE = Cause("T-TIMEOUT", "応答なし", "no answer")
CALL = Call("run", "child_allowance", "register-claim")
SEEN = DoubtfulEntry(("fields",), "", "seen before")


def trial(error: Exception | None) -> Iterator[DoubtfulEntry]:
    yield SEEN
    if error is not None:
        raise error


@pytest.mark.parametrize("error", [ValueError("9" * 99), TypeError(), RecursionError(), KeyError()])
def test_what_nobody_foresaw_is_a_doubt_of_what_was_tried(error: Exception) -> None:
    before, doubt = OutageGuard().tried(trial(error), ("calls", 3), calls=frozenset({CALL}))
    assert before == SEEN
    assert (doubt.place, doubt.calls) == (("calls", 3), {CALL})
    assert type(error).__name__ in doubt.en
    assert "999" not in doubt.ja + doubt.en  # nothing of the package's


@pytest.mark.parametrize("error", [UntestedError(CAUSE), AttestedError(CAUSE), None])
def test_what_the_cases_say_themselves_is_none(error: Exception | None) -> None:
    assert OutageGuard().tried(trial(error), ()) == [SEEN]


def test_only_silence_that_lasts_ends_the_trial() -> None:
    guard, lost = OutageGuard(), TransportError(CAUSE)
    for _ in range(2):
        assert guard.tried(trial(lost), ()) == [SEEN]
    guard.tried(trial(None), ())
    for _ in range(2):
        guard.tried(trial(lost), ())
    with pytest.raises(TransportError):
        guard.tried(trial(lost), ())
