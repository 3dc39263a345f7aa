"""支援措置."""

from datetime import date, timedelta

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import period_end, same_day
from own_rest.rules.parameters import figures


def _month_before(day: date) -> date:
    return same_day(day, -1)


@rule("support-period-end", starts_on=read.day)
def support_period_end(starts_on):
    return {"ends_on": period_end(starts_on, figures("support_period", starts_on)["months"])}


@rule("support-extension", ends_on=read.day, requested_on=read.day)
def support_extension(ends_on, requested_on):
    window = _month_before(ends_on)
    extends = window <= requested_on <= ends_on
    months = figures("support_period", ends_on)["months"] if extends else 0
    starts = ends_on + timedelta(days=1)
    return {
        "window_from": window,
        "can_extend": extends,
        "new_starts_on": starts if extends else None,
        "new_ends_on": period_end(starts, months) if extends else None,
    }


@rule(
    "support-state-and-block",
    provisional_from=read.optional(read.day),
    starts_on=read.optional(read.day),
    ends_on=read.optional(read.day),
    terminated_on=read.optional(read.day),
    as_of=read.day,
)
def support_state_and_block(provisional_from, starts_on, ends_on, terminated_on, as_of):
    def reached(day):
        return day is not None and day <= as_of

    if reached(terminated_on):
        return _state("none")
    if reached(starts_on):
        return _running(ends_on, as_of)
    return _state("provisional") if reached(provisional_from) else _state("none")


def _running(ends_on, as_of):
    if ends_on is None:
        return _state("active")
    if as_of > ends_on:
        return _state("expired", "expired")
    return _state("active", "ends_within_a_month" if as_of >= _month_before(ends_on) else None)


def _state(state, alert=None):
    return {"state": state, "block": state != "none", "alert": alert}


_AS_FORMER_ADDRESS = "provisional_as_former_address"
_SWITCHING = ("provisional", "active")
_STATES = ("none", *_SWITCHING, "expired", _AS_FORMER_ADDRESS)


@rule(
    "support-on-move-out",
    receiver_role=read.code("original", "forwarded"),
    state_before=read.code(*_STATES),
    event=read.text,
)
def support_on_move_out(receiver_role, state_before, event):
    if receiver_role != "original":
        raise OutOfScope("only the municipality that received the request first")
    if event != "move_out" or state_before == "none":
        return {"state_after": state_before, "block": state_before != "none"}
    if state_before not in _SWITCHING:
        raise OutOfScope(f"moving out while {state_before}")
    return {"state_after": _AS_FORMER_ADDRESS, "block": True}
