"""The ages for marriage, and the former waiting period of a woman."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.family_register._ages import age_on
from conformance.rules.scope import not_before

Reason = Literal["husband_under_age", "wife_under_age", "waiting_period"]


@value
class Given:
    """The filing, the births, the end of the wife's former marriage, and an exemption."""

    filed_on: date
    husband_birth: date
    wife_birth: date
    wife_prior_end: date | None
    waiting_exempt: bool


@value
class Output:
    """Whether the marriage can be accepted, and every reason why not."""

    acceptable: bool
    reasons: tuple[Reason, ...]


@rule("family_register", "marriage-requirements", law="民法第731条、旧第733条")
def marriage_requirements(given: Given, law: Parameters, why: Why) -> Output:
    """Return the reasons against it: his age, her age, the waiting period, in this order.

    Ages count from the birthday. A woman born until 1 April 2006, 16 when the age rose, may still
    marry at 16 (平成30年法律第59号附則第3条第2項). Filings before the parameters begin are out of
    scope, and so is a wife whose marriage has not ended by the filing: she may not marry again
    (民法第732条), which is no reason of this rule.
    """
    _hold_ended(given)
    now = law.on(given.filed_on)
    found: tuple[tuple[Reason, bool], ...] = (
        (
            "husband_under_age",
            _too_young(given.husband_birth, given.filed_on, now.integer("husband_age"), why),
        ),
        (
            "wife_under_age",
            _too_young(given.wife_birth, given.filed_on, _least_age_of_wife(given, now), why),
        ),
        ("waiting_period", _waits(given, now.integer("waiting_days"), why)),
    )
    reasons = tuple(reason for reason, holds in found if holds)
    return Output(not reasons, reasons)


def _hold_ended(given: Given) -> None:
    if given.wife_prior_end is not None:
        not_before("wife_prior_end", given.wife_prior_end, given.wife_birth)
        not_before("filed_on", given.filed_on, given.wife_prior_end)


def _least_age_of_wife(given: Given, now: InForce) -> int:
    least = now.integer("wife_age")
    if "transitional_wife_age" not in now or given.wife_birth > now.date("transitional_born_until"):
        return least
    return now.integer("transitional_wife_age")


def _too_young(birth: date, filed_on: date, least: int, why: Why) -> bool:
    age = age_on("filed_on", birth, filed_on)
    why(
        f"{birth}生まれは届出の日に{age}歳で、要する年齢は{least}歳。",
        f"Born on {birth}: {age} on the day of filing; {least} is needed.",
        law="民法第731条",
    )
    return age < least


def _waits(given: Given, days: int, why: Why) -> bool:
    ended = given.wife_prior_end
    if days == 0 or ended is None or given.waiting_exempt:
        why("待つ期間はない。", "There is no waiting period.", law="旧民法第733条")
        return False
    free = ended + timedelta(days=days)
    why(
        f"前婚の解消{ended}に{days}日を加えた{free}から婚姻できる。",
        f"The former marriage ended on {ended}; free from {free}.",
        law="旧民法第733条",
    )
    return given.filed_on < free
