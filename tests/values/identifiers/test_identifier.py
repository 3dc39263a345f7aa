"""A refusal says how near the text came."""

import pytest

from conformance.values.identifiers import registered

POSTAL = registered()["postal_code"]


def test_full_width_digits_are_named_as_the_fault() -> None:
    assert POSTAL.check("１００００１４").code == "V-ID-WIDTH"


@pytest.mark.parametrize("text", ["100-0014", "100 0014", "１００－００１４", "100ー0014"])
def test_separators_are_named_as_the_fault(text: str) -> None:
    assert POSTAL.check(text).code == "V-ID-SEPARATOR"


def test_a_lost_leading_zero_is_a_fault_of_form_with_the_length_found() -> None:
    found = registered()["lg_code"].check("11002")
    assert found.code == "V-ID-FORM"
    assert "5文字" in found.found.ja


def test_a_line_feed_at_the_end_is_not_overlooked() -> None:
    assert POSTAL.check("1000014\n") is not None


@pytest.mark.parametrize("text", ["001000", "480002", "990001"])
def test_a_prefecture_beyond_47_is_refused_whatever_the_check_digit(text: str) -> None:
    assert registered()["lg_code"].check(text).code == "V-ID-PART"


def test_a_due_date_must_exist_in_the_calendar() -> None:
    kind = registered()["gs1_128_shuno"]
    body = "91912345" + "0" * 21 + "0" + "270230" + "0" + "012300"
    found = kind.check(body + kind.check_digit(body))
    assert found.code == "V-ID-PART"
    assert "支払期限" in found.expected.ja
