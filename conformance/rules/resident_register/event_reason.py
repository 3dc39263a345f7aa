"""The reason (異動事由) recorded for events handled together."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

Register = Literal["japanese", "foreign"]

_LAW: Final = "住民記録システム標準仕様書 第1.0版 1.2.2、4.1.0.1、4.2、4.5"
_FROM_ABROAD: Final = "国外転入等"
_MOVES_IN: Final = {"move_in_domestic": "国内転入", "move_in_overseas": _FROM_ABROAD}
_REASONS: Final = {
    "birth": "出生",
    "article_30_46": _FROM_ABROAD,
    "article_30_47": _FROM_ABROAD,
    "move_within": "転居",
    "move_out_domestic": "国内転出",
    "move_out_overseas": "国外転出",
    "death": "死亡",
    "disappearance": "職権消除",
    "error_correction": "誤記修正",
}
_BECOMING_JAPANESE: Final[dict[Register, str]] = {
    "japanese": "職権記載（帰化等）",
    "foreign": "職権消除（帰化等）",
}
_NATIONALITY: Final[dict[str, dict[Register, str]]] = {
    "naturalization": _BECOMING_JAPANESE,
    "nationality_acquisition": _BECOMING_JAPANESE,
    "nationality_loss": {"foreign": "職権記載（国籍喪失）", "japanese": "職権消除（国籍喪失）"},
}


@value
class Given:
    """The events handled together, in order, and whose register the record belongs to."""

    events: tuple[Code, ...]
    register: Register


@value
class Output:
    """The name of the reason, as the specification lists it."""

    reason: str


@rule("resident_register", "event-reason", law=_LAW)
def event_reason(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the reason of moving in if there is one among the events, else that of the first.

    A change of nationality makes an entry in one register and an erasure in the other. Out of
    scope: no events, an event without a reason here, moves in of two different reasons.
    """
    moves_in = {_MOVES_IN[each] for each in given.events if each in _MOVES_IN}
    if len(moves_in) > 1:
        msg = f"events: expected one kind of moving in at most, found {list(given.events)}"
        raise OutOfScopeError(msg)
    if moves_in:
        reason = moves_in.pop()
        why(
            f"転入が含まれるので、ほかの異動（出生など）が同時でも{reason}とする。",
            f"Moving in is among the events: {reason}, whatever else happens with it.",
            law="標準仕様書 第1.0版 4.1.0.1",
        )
        return Output(reason)
    return Output(_of_first(given, why))


def _of_first(given: Given, why: Why) -> str:
    first = given.events[0] if given.events else None
    if first in _NATIONALITY:
        reason = _NATIONALITY[first][given.register]
        ja, en = ("日本人", "Japanese") if given.register == "japanese" else ("外国人", "foreign")
        why(
            f"国籍の異動{first}は、{ja}住民票では{reason}となる。",
            f"The change of nationality {first} is {reason} in the {en} register.",
            law="標準仕様書 第1.0版 4.5",
        )
        return reason
    if first not in _REASONS:
        known = ", ".join([*_MOVES_IN, *_REASONS, *_NATIONALITY])
        msg = f"events: expected the first to be one of {known}, found {first!r}"
        raise OutOfScopeError(msg)
    reason = _REASONS[first]
    why(
        f"転入がないので、先頭の異動{first}により{reason}とする。",
        f"No moving in: the first event {first} gives {reason}.",
        law="標準仕様書 第1.0版 1.2.2",
    )
    return reason
