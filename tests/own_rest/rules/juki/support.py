"""支援措置."""

from datetime import date, timedelta

from own_rest.rules import read
from own_rest.rules.faults import BadInput, OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import period_end, same_day
from own_rest.rules.parameters import figures


def last_day(starts_on: date) -> date:
    """Return the last day of a measure that starts on a day."""
    return period_end(starts_on, figures("support_period", starts_on)["months"])


def _month_before(day: date) -> date:
    return same_day(day, -1)


@rule("support-period-end", starts_on=read.day)
def support_period_end(starts_on):
    return {"ends_on": last_day(starts_on)}


@rule("support-extension", ends_on=read.day, requested_on=read.day)
def support_extension(ends_on, requested_on):
    window = _month_before(ends_on)
    extends = window <= requested_on <= ends_on
    starts = ends_on + timedelta(days=1)
    return {
        "window_from": window,
        "can_extend": extends,
        "new_starts_on": starts if extends else None,
        "new_ends_on": last_day(starts) if extends else None,
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
        raise BadInput("ends_on", "a measure that started has an end", "E0001")
    if as_of > ends_on:
        return _state("expired", "expired")
    return _state("active", "ends_within_a_month" if as_of >= _month_before(ends_on) else None)


def _state(state, alert=None):
    return {"state": state, "block": state != "none", "alert": alert}


@rule(
    "support-on-move-out",
    receiver_role=read.code("original", "forwarded"),
    state_before=read.code("none", "provisional", "active", "expired"),
    event=read.text,
)
def support_on_move_out(receiver_role, state_before, event):
    if receiver_role != "original":
        raise OutOfScope("only the municipality that received the request first")
    switches = event == "move_out" and state_before in {"active", "provisional"}
    after = "provisional_as_former_address" if switches else state_before
    return {"state_after": after, "block": after != "none"}
