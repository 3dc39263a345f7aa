import pytest

from conformance.rules.core import OutOfScopeError
from conformance.rules.moved_domicile import Member, moving_on


def test_those_not_removed_move_on_in_their_order() -> None:
    members = [
        Member("太郎", removed=True),
        Member("花子", removed=False),
        Member("次郎", removed=False),
    ]

    assert moving_on(members) == ("花子", "次郎")


def test_without_anybody_left_nobody_files_a_transfer() -> None:
    with pytest.raises(OutOfScopeError, match="members"):
        moving_on([Member("太郎", removed=True)])
