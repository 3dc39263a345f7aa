import pytest

from conformance.rules.common_functions._register import only
from conformance.rules.core import OutOfScopeError


def test_the_same_pair_may_stand_twice() -> None:
    assert only([("1001", "T1"), ("1001", "T1"), ("1002", "T1")], "register") == {
        "1001": "T1",
        "1002": "T1",
    }


def test_a_number_with_two_partners_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="found T1 and T2"):
        only([("1001", "T1"), ("1001", "T2")], "register")
