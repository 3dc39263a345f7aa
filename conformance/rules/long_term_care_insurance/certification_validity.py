"""From when until when a certification of needed care is valid."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.long_term_care_insurance._validity import valid_until
from conformance.rules.scope import not_before

_LAW = "介護保険法施行規則第38条・第41条"


@value
class Given:
    """The kind and day of application, the previous end, the months, whether the level stays."""

    application_kind: Literal["new", "change", "renewal"]
    application_date: date
    prev_valid_to: date | None
    months: int
    same_level: bool


@value
class Output:
    """Whether the months are accepted, and if so the first and the last day."""

    accepted: bool
    valid_from: date | None
    valid_to: date | None


@rule(
    "long_term_care_insurance",
    "certification-validity",
    law="介護保険法第28条・第29条、同法施行規則第38条・第41条・第52条・第55条",
)
def certification_validity(given: Given, law: Parameters, why: Why) -> Output:
    """Return the period, or that the months are not allowed.

    New and changed certifications run from the application, renewals from the day after the
    previous end; months count after the rest of the starting month unless it starts on the first.
    A renewal without a previous end, or applied for after it, is out of scope
    (介護保険法施行規則第38条・第41条).
    """
    in_force = law.on(given.application_date)
    start = _start(given)
    least, most = in_force.integer("min"), _most(given, in_force)
    accepted = least <= given.months <= most
    why(
        f"{given.months}か月は{least}から{most}か月の範囲に{'ある' if accepted else 'ない'}。",
        f"{given.months} months are {'within' if accepted else 'outside'} {least} to {most}.",
        law=_LAW,
    )
    if not accepted:
        return Output(accepted=False, valid_from=None, valid_to=None)
    last = valid_until(start, given.months)
    why(
        f"開始日{start}（{'月の初日' if start.day == 1 else '月の途中'}）から{last}まで。",
        f"Valid from {start} to {last}; it starts {'on' if start.day == 1 else 'after'} the first.",
        law=_LAW,
    )
    return Output(accepted=True, valid_from=start, valid_to=last)


def _start(given: Given) -> date:
    if given.application_kind != "renewal":
        return given.application_date
    if given.prev_valid_to is None:
        msg = "prev_valid_to: expected the last day of the certification renewed, found null"
        raise OutOfScopeError(msg)
    end = not_before("prev_valid_to", given.prev_valid_to, given.application_date)
    return end + timedelta(days=1)


def _most(given: Given, in_force: InForce) -> int:
    if given.application_kind == "renewal" and given.same_level:
        return in_force.integer("renewal_max_same")
    return in_force.integer(f"{given.application_kind}_max")
