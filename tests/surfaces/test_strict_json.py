"""JSON that two readers could read differently is not taken, and the reason is told."""

import pytest

from conformance.surfaces.strict_json import DEEPEST, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [(b'{"a": [1, "x", null, true, 1.5]}', {"a": [1, "x", None, True, 1.5]}), (b" 0 ", 0)],
)
def test_plain_json_is_taken(text, value):
    assert parse(text) == (value, "")


def test_a_whole_pair_of_surrogates_is_a_character():
    assert parse(b'["\\ud842\\udfb7"]') == (["𠮷"], "")


def test_a_byte_order_mark_is_passed_over():
    assert parse("\ufeff{}".encode()) == ({}, "")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"名": "花"}'.encode("cp932"), "not UTF-8"),
        ("{}".encode("utf-16"), "not UTF-8"),
        (b"{", "not JSON"),
        (b"<html>", "not JSON"),
        (b"{}{}", "not JSON"),
        (b"", "empty"),
        (b'{"a": 1, "a": 2}', "a name stands twice in one object"),
        (b'{"x": [{"a": 1, "\\u0061": 2}]}', "a name stands twice in one object"),
        (b"[NaN]", "a number that is not finite"),
        (b"[-Infinity]", "a number that is not finite"),
        (b"[1e999]", "a number that is not finite"),
        (b'["\\ud800"]', "half a character"),
        (b'{"\\uDC00x": 1}', "half a character"),
        (b"9" * 5000, "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 900 + b"1" + b"}" * 900, "nested too deeply"),
    ],
)
def test_what_is_not_taken_says_why(content, why):
    assert parse(content) == (None, why)


def test_nesting_is_taken_up_to_its_bound():
    deepest = b"[" * DEEPEST + b"]" * DEEPEST
    assert parse(deepest)[1] == ""
    assert parse(b"[" + deepest + b"]")[1] == "nested too deeply"


def test_many_brackets_side_by_side_are_not_deep():
    rows = b"[" + b",".join([b'{"a": [1]}'] * 500) + b"]"
    assert parse(rows)[1] == ""


def test_brackets_in_a_text_are_not_nesting():
    assert parse(b'"' + b"[" * 5000 + b'"')[1] == ""
