"""What the check digits catch, as far as their algorithms promise it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.values.identifiers import registered
from conformance.values.identifiers.check_digits import eleven_minus, weighted_sum

SEEDS = st.integers(min_value=0, max_value=10**9)
# Modulus 11 folds remainders that give 10 or 11 onto 0 and 1, so these digits promise nothing.
FOLDED = {"kojin_bango": "0", "juminhyo_code": "01", "lg_code": "1"}
ALWAYS = [
    "gs1_128_shuno",
    "insurer_6_kokuho",
    "insurer_8",
    "jukyusha_7",
    "kohi_futansha_8",
]


def _with_one_digit_changed(text: str, place: int, step: int) -> str:
    place %= len(text)
    changed = str((int(text[place]) + step) % 10)
    return text[:place] + changed + text[place + 1 :]


@pytest.mark.parametrize("key", ALWAYS)
@given(seed=SEEDS, place=st.integers(0, 50), step=st.integers(1, 9))
def test_modulus_ten_catches_every_single_wrong_digit(
    key: str, seed: int, place: int, step: int
) -> None:
    kind = registered()[key]
    assert kind.check(_with_one_digit_changed(kind.generate(seed), place, step)) is not None


@pytest.mark.parametrize("key", sorted(FOLDED))
@given(seed=SEEDS, place=st.integers(0, 50), step=st.integers(1, 9))
def test_modulus_eleven_catches_a_wrong_digit_unless_remainders_fold(
    key: str, seed: int, place: int, step: int
) -> None:
    kind = registered()[key]
    number = kind.generate(seed)
    assume(number[-1] not in FOLDED[key])
    assert kind.check(_with_one_digit_changed(number, place, step)) is not None


@given(seed=SEEDS, place=st.integers(1, 12), step=st.integers(1, 9))
def test_a_corporate_number_catches_a_wrong_digit_unless_0_and_9_were_swapped(
    seed: int, place: int, step: int
) -> None:
    kind = registered()["houjin_bango"]
    number = kind.generate(seed)
    wrong = _with_one_digit_changed(number, place, step)
    assume({number[place], wrong[place]} != {"0", "9"})
    assert kind.check(wrong) is not None


@pytest.mark.parametrize("key", [*ALWAYS, "kojin_bango", "houjin_bango", "lg_code"])
@given(seed=SEEDS, step=st.integers(1, 9))
def test_a_wrong_check_digit_itself_is_always_caught(key: str, seed: int, step: int) -> None:
    kind = registered()[key]
    number = kind.generate(seed)
    place = 0 if kind.control.place == "first" else len(number) - 1
    assert kind.check(_with_one_digit_changed(number, place, step)) is not None


def test_the_check_digit_of_a_body_is_given() -> None:
    assert registered()["kojin_bango"].check_digit("12345678901") == "8"
    assert registered()["houjin_bango"].check_digit("000012010038") == "8"
    assert registered()["insurer_8"].check_digit("3312001") == "5"


def test_a_kind_without_check_digit_says_so() -> None:
    assert registered()["postal_code"].check_digit("1000014") is None


def test_weights_repeat_from_the_lowest_digit() -> None:
    assert weighted_sum("111", (2, 3)) == 2 + 3 + 2


@pytest.mark.parametrize(("body", "digit"), [("13101", "6"), ("01000", "6"), ("09000", "0")])
def test_eleven_minus_the_remainder_is_cut_to_one_digit(body: str, digit: str) -> None:
    assert eleven_minus(body, (2, 3, 4, 5, 6)) == digit
