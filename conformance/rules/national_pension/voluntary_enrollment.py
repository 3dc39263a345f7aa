"""Which kind of voluntary insurance is open to somebody."""

from datetime import date
from typing import Final, Literal

from pydantic import NonNegativeInt

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before

Kind = Literal["domestic60_64", "overseas20_64", "special65_69", "none"]
_FULL_MONTHS: Final = 480
_LAW = "国民年金法附則第5条、平成6年改正法附則第11条、平成16年改正法附則第23条"


@value
class Given:
    """Birth and day of the offer; residence, nationality, months paid, pensions and categories."""

    birth_date: date
    on_date: date
    domestic: bool
    japanese: bool
    paid_months: NonNegativeInt
    qualified: bool
    receiving_old_age: bool
    category2: bool
    category3: bool


@value
class Output:
    """The kind."""

    kind: Kind


@rule("national_pension", "voluntary-enrollment", law=_LAW)
def voluntary_enrollment(given: Given, law: Parameters, why: Why) -> Output:
    """Return the kind open on the day of the offer.

    From 65 to before 70 only to those without a right to a pension, born by the cut-off; before 65
    only with fewer than 480 months, at home from 60, abroad to Japanese nationals from 20
    (国民年金法附則第5条). Ages are attained the day before the birthday. An offer before the birth
    is out of scope.
    """
    not_before("on_date", given.on_date, given.birth_date)
    cutoff = law.on(given.on_date).date("special_birth_cutoff")
    attained = {age: attains(given.birth_date, age) for age in (20, 60, 65, 70)}
    why(
        f"60歳到達は{attained[60]}、65歳到達は{attained[65]}、70歳到達は{attained[70]}、"
        f"申出日は{given.on_date}。",
        f"60, 65 and 70 are attained on {attained[60]}, {attained[65]} and {attained[70]}; offered "
        f"on {given.on_date}.",
        law="年齢計算ニ関スル法律",
    )
    kind = _kind(given, attained, cutoff)
    why(f"任意加入の種類は{kind}。", f"Kind of voluntary insurance: {kind}.", law=_LAW)
    return Output(kind)


def _kind(given: Given, attained: dict[int, date], cutoff: date) -> Kind:
    if given.category2 or given.category3 or given.receiving_old_age:
        return "none"
    if given.on_date >= attained[65]:
        return _from_65(given, attained[70], cutoff)
    if given.paid_months >= _FULL_MONTHS:
        return "none"
    if given.domestic:
        return "domestic60_64" if given.on_date >= attained[60] else "none"
    return "overseas20_64" if given.japanese and given.on_date >= attained[20] else "none"


def _from_65(given: Given, attains_70: date, cutoff: date) -> Kind:
    open_to = (
        given.on_date < attains_70
        and not given.qualified
        and given.birth_date <= cutoff
        and (given.domestic or given.japanese)
    )
    return "special65_69" if open_to else "none"
