"""Whether somebody who moved in keeps the certification of the previous municipality."""

from datetime import date, timedelta

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._validity import (
    LONGEST_NEW,
    SHORTEST,
    valid_until,
)
from conformance.rules.scope import not_before

_LAW = "介護保険法第36条"


@value
class Given:
    """The day of moving in, the day of application, the certificate, and the months given."""

    move_in_date: date
    application_date: date
    has_certificate: bool
    months: int


@value
class Output:
    """Whether the certification goes on, and if so its first and last day."""

    accepted: bool
    valid_from: date | None
    valid_to: date | None


@rule("long_term_care_insurance", "move-in-inheritance", law=_LAW)
def move_in_inheritance(given: Given, law: Parameters, why: Why) -> Output:
    """Return the certification from the day of moving in, when applied for within fourteen days.

    The fourteenth day from the day after moving in still counts; it needs the certificate and 3 to
    12 months, which run as for a new certification (介護保険法第36条). Else it is not carried over.
    An application before the move is out of scope.
    """
    not_before("application_date", given.application_date, given.move_in_date)
    days = law.on(given.move_in_date).integer("days") - law.reads("first_day", "counted")
    last_day = given.move_in_date + timedelta(days=days)
    in_time = given.application_date <= last_day
    why(
        f"期限は{last_day}で、{given.application_date}の申請は期限{'内' if in_time else '後'}。"
        f"証明書は{'あり' if given.has_certificate else 'なし'}、{given.months}か月。",
        f"Due {last_day}, applied {given.application_date}; certificate "
        f"{'shown' if given.has_certificate else 'missing'}, {given.months} months.",
        law=_LAW,
    )
    if not (in_time and given.has_certificate and SHORTEST <= given.months <= LONGEST_NEW):
        why("転入継続とせず、新規として扱う。", "Not carried over: a new application.", law=_LAW)
        return Output(accepted=False, valid_from=None, valid_to=None)
    until = valid_until(given.move_in_date, given.months)
    why(
        f"転入日{given.move_in_date}から{until}まで同じ区分で認定する。",
        f"The same level from {given.move_in_date} to {until}.",
        law=_LAW,
    )
    return Output(accepted=True, valid_from=given.move_in_date, valid_to=until)
