import pytest

from conformance.rules.common_functions.migration_duplicates import (
    Given,
    Holding,
    Output,
    migration_duplicates,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why

TAX, CARE = "010", "023"


def checked(
    *held: tuple[str, str], used: tuple[str, ...] = (), residents: tuple[str, ...] = ()
) -> Output:
    holdings = tuple(Holding(*one) for one in held)
    return migration_duplicates(Given(holdings, used, residents), Parameters(), Why())


@pytest.mark.parametrize(
    "result",
    [
        checked((TAX, "1"), (CARE, "2"), used=("1",)),
        checked((TAX, "1"), (CARE, "2"), residents=("1",)),
        checked((TAX, "1"), (CARE, "1"), (CARE, "2")),
    ],
    ids=["in use", "a resident's", "of two systems"],
)
def test_each_of_the_three_clashes_is_found(result: Output) -> None:
    assert result == Output(("2",), ("1",))


def test_a_number_stands_once_however_many_systems_hold_it() -> None:
    assert checked((TAX, "1"), (CARE, "1"), ("022", "1")) == Output((), ("1",))


def test_nothing_to_migrate_clashes_with_nothing() -> None:
    assert checked(used=("1",), residents=("2",)) == Output((), ())


def test_one_system_with_a_number_twice_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="once a system"):
        checked((TAX, "1"), (TAX, "1"))
