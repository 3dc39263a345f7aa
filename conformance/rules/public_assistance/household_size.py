"""How many people a household has, where some are set apart from it (世帯分離)."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "生活保護法第10条、局長通知第1・第7（平成30年4月改正）"


@value
class Given:
    """What each person of the home is to the household."""

    members: tuple[Literal["home", "separated_student", "separated_other", "outside"], ...]


@value
class Output:
    """People counted for livelihood aid and for housing aid."""

    living_size: int
    housing_size: int


@rule("public_assistance", "household-size", law=_LAW)
def household_size(given: Given, _law: Parameters, why: Why) -> Output:
    """Return both counts: students set apart count for the housing only.

    They went on to a university and still live in the home (平成30年4月から).
    """
    living = given.members.count("home")
    students = given.members.count("separated_student")
    why(
        f"世帯分離と世帯外を除く{living}人を生活扶助の世帯人員とする。",
        f"Without those set apart or outside, {living} people count for livelihood aid.",
        law=_LAW,
    )
    why(
        f"進学により世帯分離した{students}人を含む{living + students}人を"
        "住宅扶助の世帯人員とする。",
        f"With {students} students set apart, {living + students} count for housing aid.",
        law=_LAW,
    )
    return Output(living, living + students)
