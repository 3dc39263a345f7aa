from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.family_register import child_register as child_rule
from conformance.rules.family_register import divorce_register as divorce_rule
from conformance.rules.family_register import honseki_transfer as transfer_rule
from conformance.rules.family_register import marriage_register as couple_rule
from conformance.rules.family_register import member_order as order_rule

FLAGS = st.booleans()
Parents = Literal["married", "divorced_within_300", "unmarried"]
PARENTS: tuple[Parents, ...] = ("married", "divorced_within_300", "unmarried")


@given(parents=st.sampled_from(PARENTS), facts=st.tuples(*[FLAGS] * 4))
def test_a_child_has_a_register_exactly_when_it_is_japanese(
    parents: Parents, facts: tuple[bool, bool, bool, bool]
) -> None:
    given = child_rule.Given(parents, *facts)
    made = child_rule.child_register(given, Parameters(), Why())

    assert made.japanese is (made.register != "none")
    assert made.japanese or not given.mother_japanese


def test_a_foreign_father_s_acknowledgment_gives_no_nationality() -> None:
    given = child_rule.Given(
        "unmarried",
        father_japanese=False,
        mother_japanese=False,
        acknowledged_before_birth=True,
        mother_is_head_or_spouse=False,
    )

    assert not child_rule.child_register(given, Parameters(), Why()).japanese


def test_a_late_acknowledgment_gives_no_nationality_by_birth() -> None:
    given = child_rule.Given(
        "unmarried",
        father_japanese=True,
        mother_japanese=False,
        acknowledged_before_birth=False,
        mother_is_head_or_spouse=False,
    )

    assert child_rule.child_register(given, Parameters(), Why()).register == "none"


@given(chosen=st.sampled_from(["husband", "wife"]), heads=st.tuples(FLAGS, FLAGS))
def test_the_only_japanese_is_the_head_whatever_was_chosen(
    chosen: couple_rule.Spouse, heads: tuple[bool, bool]
) -> None:
    given = couple_rule.Given(True, False, chosen, *heads)  # noqa: FBT003 - a Japanese husband
    made = couple_rule.marriage_register(given, Parameters(), Why())

    assert made == couple_rule.Output("husband", new_register=not heads[0])


@given(facts=st.tuples(*[FLAGS] * 3))
def test_whoever_kept_the_surname_stays(facts: tuple[bool, bool, bool]) -> None:
    stays = divorce_rule.Given(False, *facts)  # noqa: FBT003 - the surname did not change
    moves = replace(stays, surname_changed=True)

    assert divorce_rule.divorce_register(stays, Parameters(), Why()).destination == "stay"
    assert divorce_rule.divorce_register(moves, Parameters(), Why()).destination != "stay"


def test_keeping_the_married_surname_opens_a_new_register() -> None:
    given = divorce_rule.Given(
        surname_changed=True,
        former_register_exists=True,
        requests_new=False,
        keeps_married_surname=True,
    )

    assert divorce_rule.divorce_register(given, Parameters(), Why()).destination == "new"


@given(removed=st.lists(FLAGS, max_size=5).filter(lambda each: not all(each)), far=FLAGS)
def test_only_a_transfer_elsewhere_carries_persons_and_all_who_were_not_removed(
    removed: list[bool], *, far: bool
) -> None:
    members = tuple(transfer_rule.RegisteredPerson(str(n), gone) for n, gone in enumerate(removed))
    day = date(2024, 2, 29)
    given = transfer_rule.Given("131016", "271004" if far else "131016", day, members)
    made = transfer_rule.honseki_transfer(given, Parameters(), Why())

    assert made.new_koseki is far
    assert made.effective_on == day
    assert made.carried == tuple(each.name for each in members if far and not each.removed)


HEAD = order_rule.RegisterMember("太郎", "head", date(1980, 1, 1), None)
SPOUSE = order_rule.RegisterMember("花子", "spouse", date(1978, 1, 1), None)
CHILDREN = tuple(
    order_rule.RegisterMember(f"子{n}", "child", date(2010, 1, 1) + timedelta(days=400 * n), None)
    for n in range(3)
)
LATER = order_rule.RegisterMember("春", "child", date(2005, 1, 1), date(2024, 5, 1))


def order(*members: order_rule.RegisterMember) -> tuple[str, ...]:
    return order_rule.member_order(order_rule.Given(members), Parameters(), Why()).order


@given(members=st.permutations((HEAD, SPOUSE, *CHILDREN, LATER)))
def test_the_order_does_not_depend_on_how_the_persons_are_given(
    members: list[order_rule.RegisterMember],
) -> None:
    assert order(*members) == ("太郎", "花子", "子0", "子1", "子2", "春")


def test_two_who_join_are_ordered_by_the_day_not_by_role() -> None:
    spouse = replace(SPOUSE, joined_on=date(2024, 5, 2))

    assert order(spouse, LATER, HEAD) == ("太郎", "春", "花子")


def test_twins_and_two_who_join_on_one_day_have_no_order_here() -> None:
    twin = replace(CHILDREN[0], name="双子")
    with pytest.raises(OutOfScopeError):
        order(HEAD, CHILDREN[0], twin)
    with pytest.raises(OutOfScopeError):
        order(HEAD, LATER, replace(SPOUSE, joined_on=LATER.joined_on))
