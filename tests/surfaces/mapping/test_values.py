"""Values by table, pattern and number."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.dates import DatePattern
from conformance.surfaces.mapping.values import Converter, unreadable

SEX = Converter("code", {"1": "10", "2": "20"})


@pytest.mark.parametrize(("own", "vendors"), [("1", "10"), ("2", "20"), (None, None)])
def test_a_listed_value_goes_both_ways(own, vendors):
    assert SEX.out(own) == vendors
    assert SEX.back(vendors) == own


def test_a_value_outside_the_list_goes_unchanged():
    assert SEX.out("9") == "9"


def test_a_value_outside_the_list_that_means_something_to_the_vendor_is_sent_as_another():
    sent = Converter("code", {"1": "10", "2": "1"}).out("10")
    assert sent not in {"10", "1", "2"}
    assert len(sent) == 2


def test_a_code_the_vendor_may_not_give_never_becomes_one_of_the_catalogue():
    assert SEX.back("2") == unreadable("2")
    assert SEX.back("77") == "77"


def test_flags_come_back_as_flags():
    flag = Converter("flag", {"true": "1", "false": "0"})
    assert [flag.out(value) for value in (True, False)] == ["1", "0"]
    assert flag.back("1") is True
    assert flag.back(0) is False
    assert flag.back("ari") == "ari"


def test_null_may_have_a_word_of_its_own():
    unknown = Converter("date", {"null": "99999999"}, DatePattern("%Y%m%d"))
    assert unknown.out(None) == "99999999"
    assert unknown.back("99999999") is None
    assert unknown.back("20260401") == "2026-04-01"


def test_a_date_of_another_form_is_told_as_unreadable():
    wareki = Converter("date", {}, DatePattern("{G}{yy}.{mm}.{dd}"))
    assert wareki.back("2026-04-01") == unreadable("2026-04-01")
    assert wareki.out("not a date") == "not a date"


def test_numbers_as_text_and_texts_as_numbers():
    as_text, as_number = Converter("integer", as_text=True), Converter("digits", as_number=True)
    assert (as_text.out(12), as_text.back("12")) == ("12", 12)
    assert (as_number.out("12"), as_number.back(12)) == (12, "12")
    assert as_number.out("012") == "012"  # a number would lose the zero
    assert as_text.back("twelve") == "twelve"


def test_kana_in_half_width_comes_back_in_full_width():
    kana = Converter("kana", width="half")
    assert kana.out("ガトウ　イチロウ") == "ｶﾞﾄｳ ｲﾁﾛｳ"
    assert kana.back("ｶﾞﾄｳ ｲﾁﾛｳ") == "ガトウ　イチロウ"
    assert kana.back("ガトウ　イチロウ") == unreadable("ガトウ　イチロウ")
    assert kana.out("さとう") == "さとう"  # unlawful, and stays so


def test_in_formats_with_texts_only_numbers_and_flags_are_read_from_text():
    assert Converter("integer").back("3", textual=True) == 3
    assert Converter("flag").back("true", textual=True) is True
    assert Converter("digits").back("03", textual=True) == "03"
    assert Converter("integer").back("3") == "3"


def test_of_several_ways_the_first_is_written_and_all_are_read():
    group = Converter("code", {"1": ["110", "112"], "2": ["310", 320], "3": "999"})
    assert [group.out(value) for value in ("1", "2", "3")] == ["110", "310", "999"]
    assert [group.back(value) for value in ("112", 320, "999")] == ["1", "2", "3"]
    assert group.back("500") == "500"
    assert group.back("1") == unreadable("1")


@pytest.mark.parametrize("name", ["NGUYEN　VAN　A", "葛󠄂城　花子", ""])
def test_a_half_width_space_between_names_comes_back_as_it_went(name):
    spaced = Converter("text", space="half")
    assert "　" not in spaced.out(name)
    assert spaced.back(spaced.out(name)) == name
    assert not spaced.plain


def test_a_day_is_read_from_the_time_at_which_it_stands():
    stamp = DatePattern("%Y-%m-%dT%H:%M:%S.%f%z")
    assert Converter("date", {}, stamp).back("2026-11-25T15:30:00.123Z") == "2026-11-26"
    assert (
        Converter("datetime", {}, stamp).back("2026-11-25T15:30:00.123Z") == "2026-11-26T00:30:00"
    )
