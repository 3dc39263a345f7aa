"""What was entered is told by what was sent: enquiries alone enter nothing."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.surfaces.mapping.did import did, did_before_last, only_looked_up

READS, WRITES = SimpleNamespace(method="GET"), SimpleNamespace(method="POST")
SENT_READ, SENT_WRITE = (SimpleNamespace(request=f"{m} /x") for m in ("GET", "POST"))
YES, NO = SimpleNamespace(accepted=True), SimpleNamespace(accepted=False)


@pytest.mark.parametrize(
    ("steps", "answers", "taken", "done"),
    [
        ((READS, WRITES), [YES, YES], [SENT_READ, SENT_WRITE], True),
        ((READS, WRITES), [YES], [SENT_READ], False),
        ((READS,), [YES], [SENT_READ], True),  # a profile whose only way is an enquiry
        ((READS, WRITES), [NO], [SENT_READ], True),  # a refusal is an answer
    ],
)
def test_a_call_that_writes_did_so_where_a_writing_step_went_out(steps, answers, taken, done):
    assert did(steps, answers, taken) is done


@pytest.mark.parametrize(
    ("taken", "done"),
    [
        ([], False),
        ([SENT_WRITE], False),
        ([SENT_READ, SENT_WRITE], False),
        ([SENT_WRITE, SENT_WRITE], True),
        ([SENT_WRITE, SENT_READ], True),
    ],
)
def test_what_was_done_before_the_last_request_stays_done(taken, done):
    assert did_before_last(taken) is done


@pytest.mark.parametrize(
    ("steps", "taken", "alone"),
    [
        ([SENT_READ, SENT_WRITE], [SENT_READ], True),
        ([SENT_READ, SENT_WRITE], [SENT_READ, SENT_WRITE], False),
        ([SENT_WRITE], [SENT_WRITE], False),
        ([SENT_READ], [SENT_READ], False),  # a profile whose only way is an enquiry
    ],
)
def test_a_call_of_which_only_enquiries_went_out_was_looked_up_alone(steps, taken, alone):
    assert only_looked_up(steps, taken) is alone
