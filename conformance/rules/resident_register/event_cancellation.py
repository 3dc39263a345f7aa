"""What the record holds after its latest event (異動) is cancelled."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.numbered_history import row_before, up_to_latest

Kind = Literal["increase", "decrease", "correction"]

_LAW: Final = "住民記録システム標準仕様書 第1.0版 1.2.1、4.6.0.1"
_ERASING: Final = frozenset(
    (
        *("move_out", "move_out_domestic", "move_out_overseas"),
        *("death", "disappearance", "ex_officio_erasure"),
    )
)
_ENTERING: Final = frozenset(
    (
        *("move_in", "move_in_domestic", "move_in_overseas", "article_30_46", "article_30_47"),
        *("birth", "ex_officio_entry"),
    )
)
_EITHER: Final = frozenset({"naturalization", "nationality_acquisition", "nationality_loss"})
_KINDS: Final[dict[Kind, str]] = {
    "increase": "異動の取消し（増）",
    "decrease": "異動の取消し（減）",
    "correction": "異動の取消し（修正）",
}


@value
class HistoryRow:
    """One row of the history: its number, the event, and the address and status it left."""

    no: int
    event: Code
    address: str
    status: Code


@value
class Given:
    """The history in any order, and the number of the event to cancel: the latest one."""

    history: tuple[HistoryRow, ...]
    cancel_no: int


@value
class Output:
    """The row the cancellation adds, and how many rows there are then."""

    new_no: int
    kind: Kind
    address: str
    status: Code
    row_count: int


@rule("resident_register", "event-cancellation", law=_LAW)
def event_cancellation(given: Given, law: Parameters, why: Why) -> Output:
    """Return the added row: a cancellation never deletes a row.

    Cancelling an erasure or a change restores the row before; cancelling an entry removes the
    record and keeps the cancelled row's address. Out of scope: an event that is not the latest, a
    change of nationality (it makes one record and ends another), an erasure without a row before.
    """
    rows = up_to_latest(given.history, given.cancel_no)
    latest = rows[-1]
    kind = _kind(latest.event, why)
    address, status = _after(kind, rows, law, why)
    new_no = latest.no + 1
    why(
        f"行を減らさず履歴番号{new_no}の行を加え、{len(rows) + 1}行になる。",
        f"No row is deleted; row {new_no} is added, which makes {len(rows) + 1} rows.",
        law="標準仕様書 第1.0版 1.2.1",
    )
    return Output(new_no, kind, address, status, len(rows) + 1)


def _kind(event: str, why: Why) -> Kind:
    if event in _EITHER:
        msg = f"history: whether {event!r} made or ended this record is not among the facts"
        raise OutOfScopeError(msg)
    kind: Kind = "correction"
    if event in _ERASING:
        kind = "increase"
    elif event in _ENTERING:
        kind = "decrease"
    why(
        f"最新の異動{event}の取消しの事由は{_KINDS[kind]}。",
        f"Cancelling the latest event {event} is of the kind {kind}.",
        law="標準仕様書 第1.0版 4.6.0.1",
    )
    return kind


def _after(kind: Kind, rows: list[HistoryRow], law: Parameters, why: Why) -> tuple[str, str]:
    latest = rows[-1]
    if kind == "decrease" and law.reads("address_of_removed", "emptied"):
        why(
            "住民票は消除された状態となり、住所は空とする。",
            "Removed; the address is empty.",
            law=_LAW,
        )
        return "", "removed"
    if kind == "decrease":
        why(
            f"住民票は消除された状態となり、住所は取り消した行の「{latest.address}」のまま。",
            f"The record is removed; the address stays {latest.address!r} of the cancelled row.",
            law=_LAW,
        )
        return latest.address, "removed"
    before = row_before(rows)
    why(
        f"住所と状態は履歴番号{before.no}の行の「{before.address}」・{before.status}に戻る。",
        f"Address and status return to {before.address!r}, {before.status} of row {before.no}.",
        law=_LAW,
    )
    return before.address, before.status
