"""Whether somebody who moved in keeps the certification of the previous municipality."""

from datetime import date, timedelta

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._validity import valid_until
from conformance.rules.office_deadline import moved_deadline
from conformance.rules.scope import not_before

_LAW = "介護保険法第36条・第27条第8項・第201条、地方自治法第4条の2第4項"


@value
class Given:
    """The days of moving in and application, the certificate, the months, days of closure."""

    move_in_date: date
    application_date: date
    has_certificate: bool
    months: int
    closed_dates: tuple[date, ...] = ()


@value
class Output:
    """Whether the certification goes on, and if so its first and last day."""

    accepted: bool
    valid_from: date | None
    valid_to: date | None


@rule("long_term_care_insurance", "move-in-inheritance", law=_LAW)
def move_in_inheritance(given: Given, law: Parameters, why: Why) -> Output:
    """Return the certification that is carried over, when applied for within fourteen days.

    The fourteenth day from the day after moving in still counts, or the next open one where it is
    closed; it needs the certificate and 3 to 12 months, which run as for a new certification. By
    the reading in force it begins on the day of moving in or of the application. Else it is not
    carried over. An application before the move is out of scope.
    """
    not_before("application_date", given.application_date, given.move_in_date)
    in_force = law.on(given.move_in_date)
    days = in_force.integer("days")
    least, most = (in_force.integer(name) for name in ("min", "max"))
    last_day = moved_deadline(given.move_in_date + timedelta(days=days), given.closed_dates)
    in_time = given.application_date <= last_day
    why(
        f"期限は{last_day}で、{given.application_date}の申請は期限{'内' if in_time else '後'}。"
        f"証明書は{'あり' if given.has_certificate else 'なし'}、{given.months}か月。",
        f"Due {last_day}, applied {given.application_date}; certificate "
        f"{'shown' if given.has_certificate else 'missing'}, {given.months} months.",
        law=_LAW,
    )
    if not (in_time and given.has_certificate and least <= given.months <= most):
        why("転入継続とせず、新規として扱う。", "Not carried over: a new application.", law=_LAW)
        return Output(accepted=False, valid_from=None, valid_to=None)
    applied = law.reads("begins", "application")
    begins = given.application_date if applied else given.move_in_date
    until = valid_until(begins, given.months)
    why(
        f"{'申請日' if applied else '転入日'}{begins}から{until}まで同じ区分で認定する。",
        f"The same level from {begins} to {until}.",
        law=_LAW,
    )
    return Output(accepted=True, valid_from=begins, valid_to=until)
