from __future__ import annotations

from conformance.reference.paper.fonts import font
from conformance.reference.paper.lines import fitted, wrapped

FACE = font()


def test_a_short_text_keeps_its_size():
    assert fitted("山田太郎", 100, 10, FACE).size == 10


def test_a_text_a_little_too_wide_becomes_smaller():
    found = fitted("あ" * 11, 100, 10, FACE)
    assert found.texts == ("あ" * 11,)
    assert 8 <= found.size < 10
    assert FACE.width(found.texts[0], found.size) <= 100


def test_a_longer_text_is_wrapped_at_its_size_and_nothing_is_lost():
    found = fitted("あ" * 35, 100, 10, FACE)
    assert found.size == 10
    assert "".join(found.texts) == "あ" * 35
    assert all(FACE.width(line, 10) <= 100 for line in found.texts)


def test_a_number_is_not_torn_and_no_line_begins_with_a_closing_mark():
    assert wrapped("合計金額は1,234,567円", 90, 10, FACE)[1].startswith("1,234,567")
    assert wrapped("あ" * 10 + "。", 100, 10, FACE) == ("あ" * 9, "あ。")


def test_a_run_of_closing_marks_stays_within_the_column():
    lines = wrapped("あ" + "」" * 40, 100, 10, FACE)
    assert "".join(lines) == "あ" + "」" * 40
    assert all(FACE.width(line, 10) <= 100 for line in lines)


def test_a_long_run_of_digits_is_broken_all_the_same():
    lines = wrapped("9" * 44, 60, 10, FACE)
    assert len(lines) > 1
    assert all(FACE.width(line, 10) <= 60 for line in lines)


def test_a_base_and_its_selector_stay_together():
    text = "葛\U000e0100" * 30
    assert all(line.endswith("\U000e0100") for line in wrapped(text, 100, 10, FACE))
