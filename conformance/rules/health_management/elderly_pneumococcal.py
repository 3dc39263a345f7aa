"""Who may have the pneumococcal vaccine for the elderly, and which one."""

import datetime as dt
from typing import Final, Literal, cast

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import within

Product = Literal["PPSV23", "PCV20"]

_LAW: Final = "予防接種法施行令第3条、予防接種実施規則（令和8年4月1日改正）"
_LAST_BIRTH_YEAR: Final = 9900


@value
class Given:
    """The birth, the day, whether the person ever had the vaccine."""

    birth_date: dt.date
    date: dt.date
    vaccinated_before: bool


@value
class Output:
    """Whether the person may have it and which product is used."""

    eligible: bool
    product: Product | None


@rule("health_management", "elderly-pneumococcal", law=_LAW)
def elderly_pneumococcal(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the day lies from the day before the 65th birthday to that before the 66th.

    The product is the one in force that day. Days before April 2024 are out of scope.
    """
    now = law.on(given.date)
    product, age = cast("Product", now.text("product")), now.integer("age")
    within("birth_date", given.birth_date.year, 1, _LAST_BIRTH_YEAR)
    first, last = attains(given.birth_date, age), attains(given.birth_date, age + 1)
    why(
        f"対象は65歳の誕生日の前日{first}から66歳の誕生日の前日{last}まで。",
        f"From {first}, the day before the 65th birthday, to {last}, that before the 66th.",
        law="予防接種法施行令第3条、年齢計算ニ関スル法律",
    )
    eligible = first <= given.date <= last and not given.vaccinated_before
    why(
        f"{given.date}に{f'{product}を用いて対象となる' if eligible else '対象とならない'}。",
        f"On {given.date} the person is {f'eligible with {product}' if eligible else 'not'}.",
        law=_LAW,
    )
    return Output(eligible, product if eligible else None)
