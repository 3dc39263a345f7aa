"""The basic amounts for pupils, and for students of high schools."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Count, latest

_LAW: Final = "生活保護法第13条・第17条、昭和38年厚生省告示第158号別表第2・別表第7"


@value
class Given:
    """How many children attend which school."""

    elementary: Count
    junior_high: Count
    high_school: Count


@value
class Output:
    """Yen a month of education aid, and of the costs of high schools (occupational aid)."""

    education: int
    high_school_cost: int


@rule("public_assistance", "education-aid", law=_LAW)
def education_aid(given: Given, law: Parameters, why: Why) -> Output:
    """Return both sums; costs actually paid (materials, meals, clubs) are not decided here."""
    now = latest(law)
    yen = {
        name: getattr(given, name) * now.integer(name)
        for name in ("elementary", "junior_high", "high_school")
    }
    education = yen["elementary"] + yen["junior_high"]
    why(
        f"小学生{given.elementary}人と中学生{given.junior_high}人の教育扶助は{education}円。",
        f"Education aid for {given.elementary} and {given.junior_high} pupils: {education} yen.",
        law="生活保護法第13条、告示別表第2",
    )
    why(
        f"高校生等{given.high_school}人の高等学校等就学費は{yen['high_school']}円（生業扶助）。",
        f"For {given.high_school} students of high schools: {yen['high_school']} yen.",
        law="生活保護法第17条、告示別表第7",
    )
    return Output(education, yen["high_school"])
