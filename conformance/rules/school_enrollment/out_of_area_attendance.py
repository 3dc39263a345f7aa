"""Who keeps the register when a child attends school elsewhere than it is registered."""

from typing import Literal

from conformance.rules.core import Code, Parameters, Why, rule, value


@value
class Given:
    """Where the child is registered and attends, whether for violence, and how it is handled."""

    resident_municipality: Code
    attend_municipality: Code
    dv: bool
    register_by_residence: bool


@value
class Output:
    """Who keeps the register, how the child attends, whether and how the boards consult."""

    register_holder: Code
    attendance_kind: Literal["regular", "out_of_area"]
    consultation_required: bool
    limit_consult_info: bool


@rule(
    "school_enrollment",
    "out-of-area-attendance",
    law="学校教育法施行令第1条・第9条、住民基本台帳法の制定に伴う昭和42年10月2日文部省通達",
)
def out_of_area_attendance(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the keeper of the register and how the child attends.

    A school of another municipality is attended out of area, after consultation, unless its board
    keeps the register because the child lives there in fact.
    """
    here = given.resident_municipality == given.attend_municipality
    regular = here or given.register_by_residence
    why(
        f"住民登録地{given.resident_municipality}、就学先{given.attend_municipality}、居住の事実による"
        f"編製は{'あり' if given.register_by_residence else 'なし'}。",
        f"Registered in {given.resident_municipality}, school of {given.attend_municipality}, "
        f"{'kept' if given.register_by_residence else 'not kept'} by residence in fact.",
        law="学校教育法施行令第1条",
    )
    if regular:
        why("区域外就学としない。", "Not out of area.", law="学校教育法施行令第9条")
        return Output(given.attend_municipality, "regular", False, False)  # noqa: FBT003 - none
    why(
        f"区域外就学とし、協議する（情報制限{'あり' if given.dv else 'なし'}）。",
        f"Out of area, after consultation {'with' if given.dv else 'without'} limited details.",
        law="学校教育法施行令第9条",
    )
    return Output(
        given.resident_municipality,
        "out_of_area",
        consultation_required=True,
        limit_consult_info=given.dv,
    )
