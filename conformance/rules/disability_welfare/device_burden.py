"""What a user pays for an assistive device (補装具)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import within

_LAW: Final = "障害者総合支援法第76条、同法施行令第43条の2・第43条の3"


@value
class Given:
    """The day of application, who applies, the price, the household's means (yen).

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    application_date: date
    applicant: Literal["adult", "child"]
    price: Yen
    welfare_recipient: bool
    household_taxed: bool
    max_income_levy: Yen
    domiciled_on_tax_date: bool = True


@value
class Output:
    """Whether the device is granted, and yen paid by the user and by the public."""

    eligible: bool
    user_burden: int | None
    public_payment: int | None


@rule("disability_welfare", "device-burden", law=_LAW)
def device_burden(given: Given, law: Parameters, why: Why) -> Output:
    """Return who pays what: nothing is granted where the highest levy reaches the cap.

    Who was not taxed since they had no domicile in Japan on 1 January does not pay nothing for
    that. For children there is no cap from 2024-04-01 on. Facts that contradict each other are
    out of scope: a levy in an untaxed household, or at the cap in one on welfare.
    """
    now = law.on(given.application_date)
    eligible = _eligible(given, now)
    why(
        f"最多納税者の所得割額{given.max_income_levy}円により支給対象と"
        f"{'する' if eligible else 'しない'}。",
        f"With a highest levy of {given.max_income_levy} yen the device is "
        f"{'granted' if eligible else 'not granted'}.",
        law="障害者総合支援法施行令第43条の2",
    )
    if not eligible:
        return Output(eligible, None, None)
    untaxed = not given.household_taxed and given.domiciled_on_tax_date
    free = given.welfare_recipient or untaxed
    if untaxed and not given.welfare_recipient:
        within("max_income_levy", given.max_income_levy, 0, 0)
    tenth = floor_to(percent_of(given.price, now.integer("share_percent")))
    burden = 0 if free else min(tenth, now.integer("ceiling"))
    why(
        f"基準額{given.price}円のうち利用者負担は{burden}円。",
        f"Of {given.price} yen the user pays {burden}.",
        law="障害者総合支援法施行令第43条の3",
    )
    return Output(eligible, burden, given.price - burden)


def _eligible(given: Given, now: InForce) -> bool:
    """Say whether no cap applies or the levy lies below it."""
    uncapped = given.applicant == "child" and now.raw("child_cap") is not True
    if uncapped or given.max_income_levy < now.integer("income_cap"):
        return True
    if given.welfare_recipient or not given.household_taxed:
        msg = (
            "max_income_levy: expected less than the cap in a household untaxed or on welfare, "
            f"found {given.max_income_levy}"
        )
        raise OutOfScopeError(msg)
    return False
