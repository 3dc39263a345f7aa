"""Which part of the premium is waived by income."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value

Class = Literal["full", "three_quarters", "half", "quarter", "deferral", "none"]
Member = Literal["applicant", "spouse", "head"]

_SINCE: Final = date(2021, 7, 1)
"""The inputs name no month; the limits since July 2021 are meant."""

_ORDER: Final[tuple[Class, ...]] = ("full", "three_quarters", "half", "quarter", "none")
"""From the most to the least favourable."""

_AID_LAW = "国民年金法第90条第1項第2号"
_LAW = "国民年金法第90条・第90条の2、同法施行令第6条の7〜第6条の12"


@value
class JudgedPerson:
    """Yen of income and deductions, dependents (all, of them old, of them specific), and status."""

    income: int
    dependents: NonNegativeInt
    elderly_dependents: NonNegativeInt
    specific_dependents: NonNegativeInt
    deductions: NonNegativeInt
    special_status: bool


@value
class Given:
    """Who is examined; below 50; who counts without income as unemployed; apart from violence.

    Somebody of the household receives assistance other than livelihood assistance.
    """

    applicant: JudgedPerson
    spouse: JudgedPerson | None
    head: JudgedPerson | None
    under_50: bool
    unemployed: tuple[Member, ...]
    dv_separated: bool
    household_aid: bool = False


@value
class Output:
    """The class (named `class` in facts)."""

    decided: Annotated[Class, Field(alias="class")]


@rule(
    "national_pension",
    "exemption-class",
    law="国民年金法第90条・第90条の2、同法施行令第6条の7〜第6条の12、"
    "平成16年改正法附則第19条・平成26年年金事業運営改善法附則第14条(納付猶予)",
)
def exemption_class(given: Given, law: Parameters, why: Why) -> Output:
    """Return the least favourable class of all examined, or a deferral below 50.

    The deferral needs applicant and spouse to be within the limit of the full exemption, whatever
    the head of the household earns. A spouse one lives apart from because of violence is not
    examined. Assistance to anybody of the household other than livelihood assistance waives the
    whole, whatever the incomes (第90条第1項第2号). More old and specific dependents than
    dependents, and somebody unemployed who is not there, are out of scope.
    """
    _check_unemployed(given)
    if given.household_aid:
        why("世帯に生活扶助以外の扶助があるので全額。", "Assistance: full.", law=_AID_LAW)
        return Output("full")
    in_force = law.on(_SINCE)
    classes: dict[Member, Class] = {}
    for member, person in _examined(given).items():
        unemployed = member in given.unemployed
        classes[member] = "full" if unemployed else _class_of(person, in_force)
        why(
            f"{member}は{'失業等の特例で' if unemployed else ''}所得"
            f"{0 if unemployed else person.income}円として{classes[member]}。",
            f"{member}: {'no income, unemployed' if unemployed else f'{person.income} yen'}, "
            f"{classes[member]}.",
            law=_LAW,
        )
    decided = _decide(classes, under_50=given.under_50)
    why(f"区分は{decided}。", f"Class: {decided}.", law=_LAW)
    return Output(decided)


def _check_unemployed(given: Given) -> None:
    there = {"applicant": given.applicant, "spouse": given.spouse, "head": given.head}
    absent = [member for member in given.unemployed if there[member] is None]
    if absent:
        msg = f"unemployed: expected people who are examined, found {absent} without their facts"
        raise OutOfScopeError(msg)


def _examined(given: Given) -> dict[Member, JudgedPerson]:
    members: dict[Member, JudgedPerson | None] = {
        "applicant": given.applicant,
        "spouse": None if given.dv_separated else given.spouse,
        "head": given.head,
    }
    return {member: person for member, person in members.items() if person is not None}


def _class_of(person: JudgedPerson, in_force: InForce) -> Class:
    """Return the class of one person's income."""
    per_dependent, full_add = in_force.integer("per_dependent"), in_force.integer("full_add")
    special = person.special_status and person.income <= in_force.integer("special_limit")
    if special or person.income <= (person.dependents + 1) * per_dependent + full_add:
        return "full"
    allowance, net = _allowance(person, in_force), person.income - person.deductions
    part: tuple[Class, ...] = ("three_quarters", "half", "quarter")
    within = (name for name in part if net <= in_force.integer(name) + allowance)
    return next(within, "none")


def _allowance(person: JudgedPerson, in_force: InForce) -> int:
    general = person.dependents - person.elderly_dependents - person.specific_dependents
    if general < 0:
        msg = f"dependents: expected old and specific ones among them, found {person.dependents}"
        raise OutOfScopeError(msg)
    return (
        general * in_force.integer("general")
        + person.elderly_dependents * in_force.integer("elderly")
        + person.specific_dependents * in_force.integer("specific")
    )


def _decide(classes: dict[Member, Class], *, under_50: bool) -> Class:
    worst = max(classes.values(), key=_ORDER.index)
    couple = [found for member, found in classes.items() if member != "head"]
    deferred = worst != "full" and under_50 and all(found == "full" for found in couple)
    return "deferral" if deferred else worst
