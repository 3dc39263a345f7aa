"""The last month for which a child counts for the additions."""

from datetime import date

from conformance.rules.ages import attains
from conformance.rules.calendar import fiscal_year_end
from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.scope import since_law
from conformance.values.year_month import YearMonth


@value
class Given:
    """The child's birth."""

    birth_date: date


@value
class Output:
    """The last month."""

    last_month: YearMonth


@rule("public_assistance", "child-raising-end", law="昭和38年厚生省告示第158号別表第1第2章")
def child_raising_end(given: Given, law: Parameters, why: Why) -> Output:
    """Return the March that ends the fiscal year in which the child attains 18.

    Born on 1 April: attained on 31 March, which is the end already. Disabled children under 20 of
    single parents are not decided here, nor is who attained 18 before the addition lasted so long
    (October 2018).
    """
    age = latest(law).integer("age")
    attained = attains(roomy("birth_date", given.birth_date), age)
    why(
        f"{given.birth_date}生まれの者は{attained}に{age}歳に達する。",
        f"Born on {given.birth_date}, {age} is attained on {attained}.",
        law="年齢計算ニ関スル法律、民法第143条第2項",
    )
    month = YearMonth.of(since_law(law, "birth_date", fiscal_year_end(attained)))
    why(
        f"同日以後の最初の3月31日が属する{month}まで対象とする。",
        f"The child counts until {month}, the month of the first 31 March from then on.",
        law="昭和38年厚生省告示第158号別表第1第2章",
    )
    return Output(month)
