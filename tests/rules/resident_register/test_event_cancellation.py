import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register.event_cancellation import (
    Given,
    HistoryRow,
    Output,
    event_cancellation,
)

ARRIVED = HistoryRow(1, "move_in", "松町1番地", "resident")
MOVED = HistoryRow(2, "move_within", "松町8番地", "resident")
LEFT = HistoryRow(3, "move_out", "松町8番地", "removed")


def cancel(*rows: HistoryRow, no: int | None = None) -> Output:
    number = rows[-1].no if no is None else no
    return event_cancellation(Given(rows, number), Parameters(), Why())


@given(st.permutations([ARRIVED, MOVED, LEFT]))
def test_the_order_of_the_rows_given_does_not_matter(rows: list[HistoryRow]) -> None:
    assert cancel(*rows, no=3) == Output(4, "increase", "松町8番地", "resident", 4)


def test_numbers_may_have_gaps_and_rows_are_counted_not_numbered() -> None:
    late = HistoryRow(7, "move_within", "竹町2番地", "resident")

    assert cancel(ARRIVED, late) == Output(8, "correction", "松町1番地", "resident", 3)


def test_a_second_moving_in_cancelled_keeps_its_own_address() -> None:
    again = HistoryRow(4, "move_in", "梅町5番地", "resident")

    assert cancel(ARRIVED, MOVED, LEFT, again) == Output(5, "decrease", "梅町5番地", "removed", 5)


@pytest.mark.parametrize("event", ["ex_officio_erasure", "disappearance", "death", "move_out"])
def test_cancelling_an_erasure_of_any_kind_restores_the_resident(event: str) -> None:
    made = cancel(ARRIVED, HistoryRow(2, event, "松町1番地", "removed"))

    assert (made.kind, made.status) == ("increase", "resident")


@pytest.mark.parametrize("event", ["ex_officio_entry", "birth", "article_30_47"])
def test_cancelling_an_entry_of_any_kind_removes_the_record(event: str) -> None:
    made = cancel(HistoryRow(1, event, "松町1番地", "resident"))

    assert (made.kind, made.status) == ("decrease", "removed")


def test_only_the_latest_event_can_be_cancelled() -> None:
    with pytest.raises(OutOfScopeError, match="expected the latest no"):
        cancel(ARRIVED, MOVED, no=1)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((MOVED,), "a row before"),
        ((ARRIVED, ARRIVED), "each no once"),
        ((ARRIVED, HistoryRow(2, "naturalization", "松町1番地", "removed")), "made or ended"),
    ],
)
def test_a_history_that_does_not_decide_is_out_of_scope(
    rows: tuple[HistoryRow, ...], reason: str
) -> None:
    with pytest.raises(OutOfScopeError, match=reason):
        cancel(*rows)


def test_an_empty_history_has_nothing_to_cancel() -> None:
    with pytest.raises(OutOfScopeError, match="expected the latest no"):
        cancel(no=1)
