import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, Why
from conformance.rules.resident_register import alias_carry_over as alias
from conformance.rules.resident_register import reentrant_detection as reentrant

FLAG = st.booleans()


@given(FLAG, FLAG, FLAG)
def test_a_former_number_is_used_of_itself_only_on_a_matching_number(
    number: bool, card: bool, three: bool
) -> None:
    facts = reentrant.Given(number, card, three)

    made = reentrant.reentrant_detection(facts, Parameters(), Why())

    assert made.reuse_atena_number == (number or card)
    assert (made.action == "new") == (not (number or card or three))
    assert made.reuse_atena_number == (made.action == "force_reentrant")


@given(FLAG)
def test_a_matching_residence_card_is_named_as_the_reason(three: bool) -> None:
    why = Why()

    reentrant.reentrant_detection(
        reentrant.Given(number_match=False, residence_card_match=True, three_items_match=three),
        Parameters(),
        why,
    )

    assert "在留カード番号が一致" in why.steps[0].ja


@pytest.mark.parametrize("returned_to", ["131016", "131041"])
@given(first=FLAG, entry=FLAG)
def test_an_alias_is_carried_over_only_when_all_three_conditions_hold(
    returned_to: str, first: bool, entry: bool
) -> None:
    facts = alias.Given("131016", returned_to, first, entry)

    made = alias.alias_carry_over(facts, Parameters(), Why())

    assert made.can_carry_over == (returned_to == "131016" and first and entry)
