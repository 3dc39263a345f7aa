from conformance.rules.moved_domicile import Member, moving_on


def test_those_not_removed_move_on_in_their_order() -> None:
    members = [
        Member("太郎", removed=True),
        Member("花子", removed=False),
        Member("次郎", removed=False),
    ]

    assert moving_on(members) == ("花子", "次郎")
    assert moving_on([]) == ()
