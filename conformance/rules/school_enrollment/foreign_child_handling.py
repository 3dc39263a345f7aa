"""Which register holds a child of school age and what its guardian is sent."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Register = Literal["school_register", "school_register_equivalent", "attendance_status_list"]

_JAPANESE: Final = "1"
_LIST: Final = "attendance_status_list"


@value
class Given:
    """Whether Japanese (1) or foreign (2) on the register, an application, the grade.

    `one_register`: the municipality keeps every foreign child of school age in what is like the
    school register, as the ministry asks, not only those who applied.
    """

    resident_kind: Literal["1", "2"]
    dual_nationality: bool
    application_submitted: bool
    grade: Literal["P1", "P2", "P3", "P4", "P5", "P6", "J1", "J2", "J3"]
    one_register: bool = False


@value
class Output:
    """Whether schooling is compulsory, the register and the notice."""

    obligation: bool
    register_kind: Register
    notice_kind: Literal["entrance_notice", "enrollment_permission", "guidance"]


@rule(
    "school_enrollment",
    "foreign-child-handling",
    law="学校教育法第16条・第17条、外国人の子供の就学促進及び就学状況の把握等に関する指針",
)
def foreign_child_handling(given: Given, _law: Parameters, why: Why) -> Output:
    """Return register and notice: by nationality on the register, then by application.

    Whoever is Japanese on the register is obliged, with a second nationality, too. Residence
    status and expected stay play no part.
    """
    japanese = given.resident_kind == _JAPANESE
    why(
        f"住民票上{'日本人で就学義務がある' if japanese else '外国人で就学義務がない'}。",
        f"{'Japanese: obliged' if japanese else 'Foreign: not obliged'} to attend school.",
        law="学校教育法第16条・第17条",
    )
    if japanese:
        return Output(
            obligation=True, register_kind="school_register", notice_kind="entrance_notice"
        )
    applied = given.application_submitted
    why(
        f"就学申請が{'あり、学齢簿に準じて' if applied else 'なく、名簿で'}管理する。",
        f"{'Applied: kept like the register' if applied else 'Not applied: listed and guided'}.",
        law="外国人の子供の就学促進等に関する指針",
    )
    if applied:
        return Output(
            obligation=False,
            register_kind="school_register_equivalent",
            notice_kind="enrollment_permission",
        )
    if given.one_register:
        why(
            "学齢の外国人の子を一体に学齢簿に準ずるもので管理する団体である。",
            "The municipality keeps every foreign child of school age like the register.",
            law="外国人の子供の就学促進等に関する指針",
        )
    kind: Register = "school_register_equivalent" if given.one_register else _LIST
    return Output(obligation=False, register_kind=kind, notice_kind="guidance")
