"""Registers and notices of foreign, protected, absent and special needs children."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError

Judge = Callable[..., dict[str, Json]]
FLAGS = st.booleans()
OTHERS = st.sampled_from(["other_parent", "former_school", "former_board"])
OWN_SIDE = st.sampled_from(["guardian_with_child", "new_school", "new_board"])
ITEMS = st.sampled_from(["child_name", "new_school_name", "new_address"])
DISCLOSURES = st.sampled_from([None, "0", "1", "2"])
SUPPORT = st.sampled_from(["0", "1", "2", "3"])


def shown(judge: Judge, disclosure: str | None, support: str, to: str, item: str) -> Json:
    return judge(
        "dv-transfer-school-nondisclosure",
        disclosure=disclosure,
        support_kind=support,
        recipient=to,
        field=item,
    )["shown"]


@given(disclosure=DISCLOSURES, support=SUPPORT, to=OWN_SIDE, item=ITEMS)
def test_the_childs_own_side_reads_everything(
    judge: Judge, disclosure: str | None, support: str, to: str, item: str
) -> None:
    assert shown(judge, disclosure, support, to, item) is True


@given(disclosure=DISCLOSURES, support=st.sampled_from(["1", "2"]), to=OTHERS)
def test_a_protected_childs_address_is_never_told_to_others(
    judge: Judge, disclosure: str | None, support: str, to: str
) -> None:
    assert shown(judge, disclosure, support, to, "new_address") is False
    assert shown(judge, disclosure, support, to, "child_name") is True


def test_between_boards_the_school_is_told_by_the_middle_level_only(judge: Judge) -> None:
    told = [shown(judge, d, "3", "former_board", "new_school_name") for d in ("0", "1", "2", None)]

    assert told == [True, True, False, True]
    assert shown(judge, "1", "3", "former_school", "new_school_name") is False


@given(dv=FLAGS, in_fact=FLAGS)
def test_boards_consult_exactly_about_who_attends_out_of_area(
    judge: Judge, *, dv: bool, in_fact: bool
) -> None:
    made = judge(
        "out-of-area-attendance",
        resident_municipality="131016",
        attend_municipality="131024",
        dv=dv,
        register_by_residence=in_fact,
    )

    assert made["consultation_required"] is (made["attendance_kind"] == "out_of_area")
    assert made["register_holder"] == ("131024" if in_fact else "131016")
    assert made["limit_consult_info"] is (dv and not in_fact)


@given(dual=FLAGS, applied=FLAGS)
def test_only_the_register_decides_who_is_obliged(
    judge: Judge, *, dual: bool, applied: bool
) -> None:
    facts = {"dual_nationality": dual, "application_submitted": applied, "grade": "P3"}
    japanese = judge("foreign-child-handling", resident_kind="1", **facts)
    foreign = judge("foreign-child-handling", resident_kind="2", **facts)

    assert japanese["register_kind"] == "school_register"
    assert foreign["obligation"] is False
    assert foreign["notice_kind"] == ("enrollment_permission" if applied else "guidance")


@given(applied=FLAGS, together=FLAGS)
def test_foreign_children_are_kept_like_the_register_if_they_applied_or_all_are(
    judge: Judge, *, applied: bool, together: bool
) -> None:
    facts = {"dual_nationality": False, "application_submitted": applied, "grade": "J2"}
    made = judge("foreign-child-handling", resident_kind="2", one_register=together, **facts)

    alike = made["register_kind"] == "school_register_equivalent"
    assert alike is (applied or together)


@given(days=st.integers(0, 40), poor=FLAGS, justified=FLAGS, obliged=FLAGS)
def test_nobody_without_an_obligation_is_called_upon(
    judge: Judge, *, days: int, poor: bool, justified: bool, obliged: bool
) -> None:
    made = judge(
        "attendance-dunning",
        obligation=obliged,
        absent_school_days=days,
        poor_attendance=poor,
        justified=justified,
    )

    assert made["dunning"] is (obliged and not justified and (poor or days >= 7))
    assert made["principal_notice"] is made["dunning"]


def special(judge: Judge, case: str, *, degree: bool, certified: bool) -> dict[str, Json]:
    return judge(
        "special-school-notification",
        degree_22_3=degree,
        certified=certified,
        case=case,
        school_year=2026,
    )


@given(degree=FLAGS, certified=FLAGS, case=st.sampled_from(["new_entrant", "after_deadline"]))
def test_a_new_pupil_is_notified_by_one_side_only(
    judge: Judge, *, degree: bool, certified: bool, case: str
) -> None:
    made = special(judge, case, degree=degree, certified=certified)

    assert made["notify_prefecture"] is (degree and certified)
    assert made["municipal_entrance_notice"] is not made["notify_prefecture"]
    assert (made["due"] is not None) is made["notify_prefecture"]


def test_of_a_pupil_in_school_who_is_not_certified_nothing_is_said(judge: Judge) -> None:
    with pytest.raises(OutOfScopeError, match="case"):
        special(judge, "enrolled", degree=True, certified=False)
