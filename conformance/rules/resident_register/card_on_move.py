"""Whether an individual number card is still valid after its holder moves out."""

from datetime import date
from itertools import pairwise
from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after
from conformance.rules.scope import not_before, since_law
from conformance.values.office_days import STANDARD

State = Literal["valid", "lapsed"]

_LAW: Final = "番号法第17条・番号法施行令第14条"


@value
class Given:
    """The holder, the destination and planned day of moving out, what was done since, and the day.

    Days not yet reached are None: moving in, filing it, and the procedure to keep using the card.
    The card's own expiry lies ahead.
    """

    resident_type: Literal["japanese", "foreign"]
    destination: Literal["domestic", "overseas"]
    planned_on: date
    moved_in_on: date | None
    move_in_filed_on: date | None
    continued_on: date | None
    as_of: date


@value
class Output:
    """The state of the card on the day."""

    state: State


@rule("resident_register", "card-on-move", law=f"{_LAW}・住民基本台帳法第24条の2")
def card_on_move(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the card is valid on the day.

    Within Japan it lapses when moving in is not filed in time, or when its use is not continued in
    time after that. Abroad it lapses on the planned day, unless a Japanese national continued its
    use before that day, which has been possible since 27 May 2024; whether doing so on that very
    day is in time is not settled, and out of scope. Closed days count like others,
    unless the reading is stated that extends the period for filing over them, as it does for the
    special moving in (special-move-in-window). Within Japan who files has moved in, and who
    continues the use files then or has filed; there are no cards before the law: other facts are
    out of scope.
    """
    since_law(law, "as_of", given.as_of)
    days = law.on(given.planned_on)
    if given.destination == "overseas":
        state = _abroad(given, law, why)
    else:
        _hold_order(given)
        extended = law.reads("closed_last_day", "extended")
        state = _within_japan(given, days, why, extended=extended)
    ja = "有効" if state == "valid" else "失効している"
    why(f"{given.as_of}にカードは{ja}。", f"On {given.as_of} the card is {state}.", law=_LAW)
    return Output(state)


def _hold_order(given: Given) -> None:
    """Hold that moving in, filing it and continuing the use come in this order."""
    steps = (
        ("moved_in_on", given.moved_in_on),
        ("move_in_filed_on", given.move_in_filed_on),
        ("continued_on", given.continued_on),
    )
    for (before, earlier), (name, day) in pairwise(steps):
        if day is None:
            continue
        if earlier is None:
            msg = f"{before}: expected a day, as {name} is {day}, found null"
            raise OutOfScopeError(msg)
        not_before(name, day, earlier)


def _within_japan(given: Given, days: InForce, why: Why, *, extended: bool) -> State:
    last_day = _last_day_to_file(given, days, why, extended=extended)
    filed = given.move_in_filed_on
    if filed is None or filed > last_day:
        why(
            f"転入届は{last_day}までに{f'なく、{filed}に出た' if filed else '出ていない'}。",
            f"Moving in was not filed by {last_day} ({filed or 'not at all'}).",
            law=_LAW,
        )
        return _valid_until(last_day, given.as_of)
    to_continue = days.integer("days_to_continue")
    deadline = days_after(filed, to_continue)
    in_time = given.continued_on is not None and given.continued_on <= deadline
    why(
        f"転入届{filed}から{to_continue}日の{deadline}までに継続利用の手続が"
        f"{'ある' if in_time else 'ない'}（{given.continued_on or 'なし'}）。",
        f"Use was {'continued' if in_time else 'not continued'} by {deadline}, {to_continue} days "
        f"from the filing of {filed} ({given.continued_on or 'not at all'}).",
        law=_LAW,
    )
    return "valid" if in_time else _valid_until(deadline, given.as_of)


def _last_day_to_file(given: Given, days: InForce, why: Why, *, extended: bool) -> date:
    ends = [days_after(given.planned_on, days.integer("days_from_planned"))]
    if given.moved_in_on is not None:
        ends.append(days_after(given.moved_in_on, days.integer("days_from_move_in")))
    last_day = STANDARD.open_on_or_after(min(ends)) if extended else min(ends)
    why(
        f"転出予定日{given.planned_on}と転入した日{given.moved_in_on or '（まだない）'}から、"
        f"転入届の期限は{last_day}。",
        f"Planned for {given.planned_on}, moved in on {given.moved_in_on or '(not yet)'}: "
        f"moving in is to be filed by {last_day}.",
        law="住民基本台帳法第24条の2、住民基本台帳法施行令第24条の2",
    )
    return last_day


def _abroad(given: Given, law: Parameters, why: Why) -> State:
    planned, continued = given.planned_on, given.continued_on
    if given.as_of < planned:
        why(f"国外への転出予定日{planned}の前。", f"Before the planned day {planned}.", law=_LAW)
        return "valid"
    if given.resident_type == "japanese" and continued == planned:
        msg = f"continued_on: whether {planned}, the planned day itself, is in time is not settled"
        raise OutOfScopeError(msg)
    kept = (
        given.resident_type == "japanese"
        and continued is not None
        and continued < planned
        and _can_be_continued_abroad(law.on(continued))
    )
    who = ("日本人", "A Japanese") if given.resident_type == "japanese" else ("外国人", "A foreign")
    why(
        f"{who[0]}住民で、国外継続利用の手続は{continued or 'なし'}。"
        f"転出予定日{planned}の前日までの手続として{'認められる' if kept else '認められない'}。",
        f"{who[1]} resident; use abroad continued on {continued or '(not at all)'}: "
        f"{'valid' if kept else 'not valid'} as a procedure before the planned day {planned}.",
        law=_LAW,
    )
    return "valid" if kept else "lapsed"


def _can_be_continued_abroad(in_force: InForce) -> bool:
    name = "overseas_continuation"
    return name in in_force and in_force.raw(name) is True


def _valid_until(last_day: date, day: date) -> State:
    return "valid" if day <= last_day else "lapsed"
