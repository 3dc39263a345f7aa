"""Whether a house is taxed in a fiscal year."""

from datetime import date
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._base_date import base_date
from conformance.rules.inputs import FiscalYear
from conformance.rules.scope import not_before, since_law

_LAW: Final = "地方税法第359条"


@value
class Given:
    """The fiscal year, when the house was completed and demolished (None: it stands)."""

    fiscal_year: FiscalYear
    completed_on: date
    demolished_on: date | None = None


@value
class Output:
    """Whether the house is taxed for the whole year."""

    taxed: bool


@rule("fixed_asset_tax", "house-existence", law="地方税法第359条")
def house_existence(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the house stands on the base date; what comes after it changes nothing.

    Out of scope: demolished on the base date itself, demolished before it was completed, and years
    that began before there was this tax.
    """
    since_law(law, "fiscal_year", date(given.fiscal_year, 4, 1))
    day, gone = base_date(given.fiscal_year), given.demolished_on
    if gone == day:
        msg = f"demolished_on: the base date {day} itself is not decided"
        raise OutOfScopeError(msg)
    if gone is not None:
        not_before("demolished_on", gone, given.completed_on)
    why(f"賦課期日は{day}。", f"The base date is {day}.", law=_LAW)
    taxed = given.completed_on <= day and (gone is None or gone > day)
    why(
        f"{given.completed_on}新築、滅失{gone or 'なし'}の家屋は賦課期日に"
        f"{'存在し、1年分を課税する' if taxed else '存在せず、課税しない'}。",
        f"Completed {given.completed_on}, demolished {gone or 'not'}: "
        f"{'taxed for the year' if taxed else 'not taxed'}.",
        law=_LAW,
    )
    return Output(taxed)
