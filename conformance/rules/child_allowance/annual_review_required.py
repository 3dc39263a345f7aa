"""Whether the payee must hand in the annual review form (現況届)."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_LAST_YEAR_FOR_ALL: Final = 2021  # the waiver came into force on 1 June 2022
_FIRST_YEAR_OF_SIBLINGS: Final = 2025  # siblings past 18 count since October 2024


@value
class Given:
    """The year of the review and the circumstances that public records cannot confirm."""

    review_year: int
    dv_other_municipality: bool
    child_unregistered: bool
    divorce_negotiation: bool
    corporate_guardian: bool
    facility_payee: bool
    municipality_required: bool
    non_student_sibling: bool


@value
class Output:
    """Whether the form is required."""

    required: bool


@rule(
    "child_allowance",
    "annual-review-required",
    law="児童手当法第26条、同法施行規則第4条第3項（令和4年6月1日施行）",
)
def annual_review_required(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the form is required: of everyone until 2021, by circumstance since.

    A sibling past 18 who is not a student needs it from 2025 on.
    """
    year = given.review_year
    if year <= _LAST_YEAR_FOR_ALL:
        why(
            f"{year}年度は全受給者に提出を求める。",
            f"In {year} the form was required of every payee.",
            law="児童手当法第26条（令和4年5月31日以前）",
        )
        return Output(required=True)
    found = _circumstances(given)
    why(
        f"提出を要する事情は{'、'.join(ja for ja, _ in found) or 'ない'}。",
        f"Circumstances that require the form: {', '.join(en for _, en in found) or 'none'}.",
        law="児童手当法施行規則第4条第3項",
    )
    required = bool(found)
    why(
        f"現況届の提出は{'必要' if required else '不要（公簿等で確認できる）'}。",
        f"The form is {'required' if required else 'waived: public records suffice'}.",
        law="児童手当法第26条、同法施行規則第4条第3項",
    )
    return Output(required)


def _circumstances(given: Given) -> list[tuple[str, str]]:
    """Return the circumstances that hold, in Japanese and English."""
    sibling = given.non_student_sibling and given.review_year >= _FIRST_YEAR_OF_SIBLINGS
    stated = (
        (given.dv_other_municipality, "DV等により住民票と異なる市区町村で受給", "fled violence"),
        (given.child_unregistered, "児童の戸籍・住民票がない", "child on no register"),
        (given.divorce_negotiation, "離婚協議中で配偶者と別居", "divorce under negotiation"),
        (given.corporate_guardian, "法人である未成年後見人", "corporate guardian"),
        (given.facility_payee, "施設等受給者", "facility"),
        (given.municipality_required, "市区町村が必要と認める", "required by the municipality"),
        (sibling, "学生でない18歳年度末後の兄姉等を数える", "sibling past 18 not a student"),
    )
    return [(ja, en) for holds, ja, en in stated if holds]
