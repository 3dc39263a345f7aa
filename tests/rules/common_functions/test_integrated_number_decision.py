import pytest

from conformance.rules.common_functions.integrated_number_decision import (
    Given,
    NumberedPerson,
    Output,
    integrated_number_decision,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why

ME, OTHER = "123456789018", "983205673214"


def decided(me: str, number: str, *numbered: tuple[str, str]) -> Output:
    register = tuple(NumberedPerson(*one) for one in numbered)
    return integrated_number_decision(Given(me, number, register), Parameters(), Why())


def test_a_known_person_keeps_the_number_and_gets_no_second() -> None:
    assert decided(ME, "T2", (OTHER, "T0"), (ME, "T1")) == Output("existing", "T1")


def test_a_new_person_gets_the_next_number() -> None:
    assert decided(ME, "T2", (OTHER, "T1")) == Output("new", "T2")


def test_a_number_of_somebody_else_is_never_given() -> None:
    assert decided(ME, "T1", (OTHER, "T1")) == Output("not_unique", None)


@pytest.mark.parametrize(
    "numbered",
    [((ME, "T1"), (ME, "T2")), ((ME, "T1"), (OTHER, "T1"))],
    ids=["two numbers", "two people"],
)
def test_a_register_that_is_not_one_to_one_is_out_of_scope(
    numbered: tuple[tuple[str, str], ...],
) -> None:
    with pytest.raises(OutOfScopeError):
        decided("345678901234", "T9", *numbered)
