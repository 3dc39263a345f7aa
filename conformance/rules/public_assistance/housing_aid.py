"""The housing aid for a rent: the rent, up to the limit of the place and the household."""

from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest
from conformance.rules.nested import whole_at
from conformance.rules.scope import within

_LAW: Final = "昭和38年厚生省告示第158号別表第3、住宅扶助限度額の通知（平成27年）"


@value
class Given:
    """The place of the limits, the number of people, the rent in yen a month."""

    area_key: Code
    household_size: int
    rent: Yen


@value
class Output:
    """Yen a month: the limit and what is granted."""

    limit: int
    amount: int


@rule("public_assistance", "housing-aid", law=_LAW)
def housing_aid(given: Given, law: Parameters, why: Why) -> Output:
    """Return the lower of rent and limit.

    The limits by floor space for one person and the special standard are not decided here; places
    the table does not name are out of scope.
    """
    people, rent = within("household_size", given.household_size, 1), given.rent
    now = latest(law)
    band = next(n for n, text in enumerate(now.texts("size_bands")) if _holds(text, people))
    limit = whole_at(now.raw("limits"), given.area_key, band)
    why(
        f"{given.area_key}の{people}人世帯の限度額は{limit}円。",
        f"The limit of {given.area_key} for {people} people is {limit} yen.",
        law=_LAW,
    )
    amount = min(rent, limit)
    why(
        f"家賃{rent}円と低い方の{amount}円を認定する。",
        f"The lower of it and the rent of {rent} yen is granted: {amount} yen.",
        law=_LAW,
    )
    return Output(limit, amount)


def _holds(band: str, people: int) -> bool:
    """Say whether a band as the table writes it (`1`, `3-5`, `7+`) holds so many people."""
    if band.endswith("+"):
        return people >= int(band[:-1])
    first, _, last = band.partition("-")
    return int(first) <= people <= int(last or first)
