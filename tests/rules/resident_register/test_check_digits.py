import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.jp import in_ as individual_number

from conformance.rules.core import GivenError, Parameters, Why, registered
from conformance.rules.resident_register import atena_number_check_digit as atena
from conformance.rules.resident_register import municipality_code_check_digit as municipality
from conformance.rules.resident_register import my_number_check_digit as my_number

LAW = Parameters()


def digits(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def numbered(serial: str, remainder_one: str = "zero") -> atena.Output:
    given_facts = atena.Given(serial, "skip" if remainder_one == "skip" else "zero")
    return atena.atena_number_check_digit(given_facts, LAW, Why())


def changed(number: str, place: int, digit: str) -> str:
    return number[:place] + digit + number[place + 1 :]


@given(st.text("0123456789", min_size=1, max_size=14), st.sampled_from(["zero", "skip"]))
def test_a_number_is_its_serial_and_one_digit_or_missing_for_a_remainder_of_one(
    serial: str, setting: str
) -> None:
    found = numbered(serial, setting)

    if found.remainder == 1 and setting == "skip":
        assert found == atena.Output(1, None, None)
    else:
        assert found.number == f"{serial}{found.check_digit}"
        assert found.check_digit in range(10)


@given(st.text("0123456789", min_size=1, max_size=14), st.data())
def test_one_mistyped_digit_of_the_serial_changes_the_remainder(
    serial: str, data: st.DataObject
) -> None:
    # 11 is prime and every weight below it: no single change keeps the remainder.
    place = data.draw(st.integers(0, len(serial) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    same = serial[place] == digit

    assert (numbered(serial) == numbered(changed(serial, place, digit))) is same


@given(st.text("0123456789", min_size=1, max_size=8), st.integers(1, 6))
def test_leading_zeros_change_no_check_digit(serial: str, zeros: int) -> None:
    assert numbered("0" * zeros + serial).check_digit == numbered(serial).check_digit


@given(digits(11))
def test_the_individual_number_agrees_with_an_independent_check(base: str) -> None:
    found = my_number.my_number_check_digit(my_number.Given(base), LAW, Why())

    assert individual_number.calc_check_digit(base) == str(found.check_digit)
    assert found.my_number == f"{base}{found.check_digit}"


@given(digits(11))
def test_the_derivation_does_not_show_the_individual_number(base: str) -> None:
    why = Why()
    my_number.my_number_check_digit(my_number.Given(base), LAW, why)

    assert all(base not in step.ja and base not in step.en for step in why.steps)


@pytest.mark.parametrize(
    "code", ["011002", "012041", "012131", "012190", "141003", "271004", "401307", "472018"]
)
def test_published_municipality_codes_are_reproduced(code: str) -> None:
    # 札幌市, 旭川市, 苫小牧市 (remainder 0), 紋別市 (remainder 1), 横浜市, 大阪市, 福岡市, 那覇市
    given_facts = municipality.Given(code[:5])

    assert municipality.municipality_code_check_digit(given_facts, LAW, Why()).code6 == code


@pytest.mark.parametrize(
    ("key", "given_facts"),
    [
        ("atena-number-check-digit", {"serial": "", "remainder_one": "zero"}),
        ("atena-number-check-digit", {"serial": "１２", "remainder_one": "zero"}),
        ("my-number-check-digit", {"base11": "1234567890"}),
        ("municipality-code-check-digit", {"code5": "131016"}),
        ("municipality-code-check-digit", {"code5": "1310A"}),
    ],
)
def test_anything_but_the_right_count_of_digits_is_refused(
    key: str, given_facts: dict[str, object]
) -> None:
    with pytest.raises(GivenError, match=key):
        registered()["resident_register", key].derive(given_facts, LAW)
