"""Whether land and houses are valued anew in a fiscal year."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.fixed_asset_tax._revaluation import base_year
from conformance.rules.inputs import FiscalYear

_LAW: Final = "地方税法第341条第6号から第8号まで・第349条"


@value
class Given:
    """The fiscal year."""

    fiscal_year: FiscalYear


@value
class Output:
    """Whether it is a year of revaluation, and the one whose values hold in it."""

    revaluation: bool
    base_year: int


@rule("fixed_asset_tax", "revaluation-year", law="地方税法第341条・第349条")
def revaluation_year(given: Given, law: Parameters, why: Why) -> Output:
    """Return the year of revaluation (2024 and every third year both ways) that governs."""
    stated = law.on(date(given.fiscal_year, 4, 1))
    year = base_year(given.fiscal_year, stated.integer("cycle"), stated.integer("anchor"))
    why(
        f"基準年度は{stated.integer('anchor')}年度から{stated.integer('cycle')}年ごと。",
        f"Values are set every {stated.integer('cycle')} years, as in {stated.integer('anchor')}.",
        law=_LAW,
    )
    same = year == given.fiscal_year
    why(
        f"{given.fiscal_year}年度は{'基準年度' if same else f'{year}年度の価格を据え置く年度'}。",
        f"Fiscal {given.fiscal_year} {'is one' if same else f'keeps the values of {year}'}.",
        law=_LAW,
    )
    return Output(same, year)
