import pytest

from conformance.rules.core import OutOfScopeError
from conformance.rules.moved_domicile import RegisteredPerson, moving_on


def test_those_not_removed_move_on_in_their_order() -> None:
    members = [
        RegisteredPerson("太郎", removed=True),
        RegisteredPerson("花子", removed=False),
        RegisteredPerson("次郎", removed=False),
    ]

    assert moving_on(members) == ("花子", "次郎")


def test_without_anybody_left_nobody_files_a_transfer() -> None:
    with pytest.raises(OutOfScopeError, match="members"):
        moving_on([RegisteredPerson("太郎", removed=True)])
