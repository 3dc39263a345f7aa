"""The monthly ceiling of what a user of services pays (利用者負担上限月額)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.ages import age_at_end_of_day
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.scope import not_before, within

_LAW: Final = "障害者総合支援法施行令第17条、児童福祉法施行令第24条・第27条の2"
_ADULTS_ONLY: Final = ("group_home", "lodging_training")
_WELFARE, _UNTAXED, _GENERAL_1, _GENERAL_2 = "1", "2", "3", "4"


@value
class Given:
    """Birth, day of decision, place, welfare, taxation, the levy and what is added back (yen).

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    birth_date: date
    decision_date: date
    service_place: Literal["home", "residential", "group_home", "lodging_training"]
    welfare_recipient: bool
    household_taxed: bool
    income_levy: Yen
    housing_loan_credit: Yen
    donation_credit: Yen
    domiciled_on_tax_date: bool = True


@value
class Output:
    """The class, yen a month, and whose tax counts: 1 the person and spouse, 2 the guardians."""

    category: str
    ceiling: int
    household_scope: Literal["1", "2"]


@rule("disability_welfare", "copay-ceiling", law=_LAW)
def copay_ceiling(given: Given, law: Parameters, why: Why) -> Output:
    """Return the class by household, levy, age and place.

    Who was not taxed since they had no domicile in Japan on 1 January is not of the untaxed class,
    but goes by the levy. Ages are those attained by the end of the day of decision. In a group
    home, and in training with lodging (宿泊型自立訓練等), nobody who is taxed is general 1; a child
    there, and a levy in an untaxed household, are out of scope.
    """
    not_before("decision_date", given.decision_date, given.birth_date)
    now = law.on(given.decision_date)
    age = age_at_end_of_day(given.birth_date, given.decision_date)
    child = _is_child(given, age, now)
    why(
        f"{given.decision_date}に{age}歳、{given.service_place}のため"
        f"{'保護者の世帯' if child else '本人と配偶者'}で判定する。",
        f"Aged {age} on {given.decision_date}, {given.service_place}: "
        f"{'the guardians’ household' if child else 'the person and spouse'} counts.",
        law=_LAW,
    )
    category, ceiling = _ceiling(given, now, child=child)
    why(
        f"所得割は控除を戻して{_levy(given)}円、区分{category}、上限月額{ceiling}円。",
        f"Levy {_levy(given)} yen with the credits: class {category}, {ceiling} yen a month.",
        law=_LAW,
    )
    return Output(category, ceiling, "2" if child else "1")


def _is_child(given: Given, age: int, now: InForce) -> bool:
    """Say whether the guardians' household counts: for residents until the higher age."""
    adult = now.integer("adult_age")
    if given.service_place in _ADULTS_ONLY and age < adult:
        msg = f"service_place: expected an adult in a group home, found the age of {age}"
        raise OutOfScopeError(msg)
    resident = given.service_place == "residential"
    return age < (now.integer("resident_adult_age") if resident else adult)


def _levy(given: Given) -> int:
    return given.income_levy + given.housing_loan_credit + given.donation_credit


def _ceiling(given: Given, now: InForce, *, child: bool) -> tuple[str, int]:
    if given.welfare_recipient:
        return _WELFARE, 0
    if not given.household_taxed and given.domiciled_on_tax_date:
        within("income_levy", _levy(given), 0, 0)
        return _UNTAXED, 0
    if child:
        low = _levy(given) < now.integer("child_threshold")
        general_1 = "child_residential" if given.service_place == "residential" else "child_day"
    else:
        at_home = given.service_place == "home"
        low = at_home and _levy(given) < now.integer("adult_threshold")
        general_1 = "adult_general1"
    if low:
        return _GENERAL_1, now.integer(general_1)
    return _GENERAL_2, now.integer("general2")
