"""Which former surname (旧氏) can be entered, changed or deleted."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "住民基本台帳法施行令第30条の13、第30条の14"
_ENTRY: Final = "住民基本台帳法施行令第30条の14第1項"
_CHANGE: Final = "住民基本台帳法施行令第30条の14第3項"
_DELETION: Final = "住民基本台帳法施行令第30条の14第4項"


@value
class Given:
    """The request and what the registers hold.

    `surnames`: those of the family register, oldest first, the present one last; `recorded`: the
    former surname on the record now (None: none); `surnames_at_deletion`: how many of `surnames`
    there were when a former surname was deleted (None: never).
    """

    resident_type: Literal["japanese", "foreign"]
    filed_on: date
    request: Literal["entry", "change", "delete"]
    surnames: tuple[str, ...]
    recorded: str | None
    changed_since_recorded: bool
    surnames_at_deletion: int | None
    requested: str | None
    kana_given: bool


@value
class Output:
    """Whether the request is acceptable."""

    acceptable: bool


@rule("resident_register", "old-surname-eligibility", law=_LAW)
def old_surname_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the request is acceptable; a foreign resident uses an alias instead.

    Since 26 May 2025 an entry or change needs the surname's reading. Before the former surname
    existed (5 November 2019), and for an entry or change where a surname was borne twice (its text
    alone cannot tell which is meant), the rule is out of scope.
    """
    if given.resident_type == "foreign":
        why("外国人住民は旧氏でなく通称による。", "A foreign resident uses an alias instead.", _LAW)
        return Output(acceptable=False)
    kana_required = law.on(given.filed_on).raw("kana_required") is True
    if given.request == "delete":
        return Output(_can_delete(given, why))
    _check_none_returns(given.surnames)
    fits = _can_enter(given, why) if given.request == "entry" else _can_change(given, why)
    with_kana = given.kana_given or not kana_required
    why(
        f"{given.filed_on}の請求に旧氏の振り仮名は{'必要' if kana_required else '不要'}で、"
        f"{'付いている' if given.kana_given else '付いていない'}。",
        f"On {given.filed_on} the reading is {'required' if kana_required else 'not required'} and "
        f"{'given' if given.kana_given else 'not given'}.",
        law=_LAW,
    )
    return Output(fits and with_kana)


def _can_enter(given: Given, why: Why) -> bool:
    if given.recorded:
        why(f"旧氏{given.recorded}が既に載っている。", f"{given.recorded} is on record.", _ENTRY)
        return False
    choices = _choices(given, why)
    fits = given.requested in choices and given.requested != given.surnames[-1]
    why(
        f"請求の{given.requested}は載せられる氏{'である' if fits else 'でない'}"
        f"（今の氏は{given.surnames[-1]}）。",
        f"{given.requested} {'is' if fits else 'is not'} one that can be entered "
        f"(the present surname is {given.surnames[-1]}).",
        law=_ENTRY,
    )
    return fits


def _choices(given: Given, why: Why) -> tuple[str, ...]:
    """Return the surnames borne before the present one, after a deletion only the later ones."""
    _check(given)
    deleted_at = given.surnames_at_deletion
    choices = given.surnames[(deleted_at or 1) - 1 : -1]
    shown = "、".join(choices) or "なし"
    if deleted_at is None:
        why(f"過去の氏は{shown}。", f"Former surnames: {', '.join(choices) or 'none'}.", _ENTRY)
    else:
        why(
            f"旧氏を削除した後に新たに旧氏となったものは{shown}。",
            f"Became former since the deletion: {', '.join(choices) or 'none'}.",
            law=_ENTRY,
        )
    return choices


def _can_change(given: Given, why: Why) -> bool:
    previous = given.surnames[-2] if len(given.surnames) > 1 else None
    changed = given.changed_since_recorded
    why(
        f"載っている旧氏は{given.recorded or 'なし'}、"
        f"記載の後に氏は{'変わり' if changed else '変わらず'}、"
        f"今の氏の一つ前は{previous or 'なし'}。",
        f"On record: {given.recorded or 'none'}; the surname {'changed' if changed else 'stayed'} "
        f"since; the one before the present is {previous or 'none'}.",
        law=_CHANGE,
    )
    asked = given.requested
    new = asked is not None and asked == previous and asked != given.recorded
    return bool(given.recorded) and changed and new


def _can_delete(given: Given, why: Why) -> bool:
    why(
        f"載っている旧氏は{given.recorded or 'なし'}。",
        f"Former surname on record: {given.recorded or 'none'}.",
        law=_DELETION,
    )
    return bool(given.recorded)


def _check_none_returns(surnames: tuple[str, ...]) -> None:
    if len(set(surnames)) != len(surnames):
        msg = f"surnames: expected each once, found {', '.join(surnames)}"
        raise OutOfScopeError(msg)


def _check(given: Given) -> None:
    if not given.surnames:
        msg = "surnames: expected at least the present surname, found none"
        raise OutOfScopeError(msg)
    deleted_at, most = given.surnames_at_deletion, len(given.surnames)
    if deleted_at is not None and not 1 <= deleted_at <= most:
        msg = f"surnames_at_deletion: expected 1 to {most}, found {deleted_at}"
        raise OutOfScopeError(msg)
