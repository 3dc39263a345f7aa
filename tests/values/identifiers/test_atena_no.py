"""宛名番号: 15 is a maximum unless the profile says it is the length."""

from conformance.values.identifiers.atena_no import ATENA_NO, check_padded, doubt_length


def test_a_short_number_is_accepted_and_doubted() -> None:
    assert ATENA_NO.check("12345") is None
    assert doubt_length("12345").code == "V-ID-LENGTH-UNCERTAIN"


def test_a_full_number_is_neither_refused_nor_doubted() -> None:
    assert check_padded("000000000012345") is None
    assert doubt_length("000000000012345") is None


def test_a_profile_of_fixed_length_refuses_a_short_number() -> None:
    assert check_padded("12345").code == "V-LEN-EXACT"


def test_a_number_of_wrong_form_is_wrong_under_any_profile() -> None:
    assert check_padded("12345 789").code == ATENA_NO.check("12345 789").code
    assert doubt_length("12345 789") is None
