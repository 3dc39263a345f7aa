"""What expressions can do beyond JMESPath, and that what does not fit finds nothing."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.expression import Expression, problem_of

PAIRS = {"list": [{"k": "氏名", "v": "山田"}, {"k": "性別", "v": None}, {"x": 1}, "text"]}


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("named(list, 'k', 'v')", PAIRS, {"氏名": "山田", "性別": None}),
        ("named(list, 'k', 'v')", {}, {}),
        ("get(table, key)", {"table": {"a": 1}, "key": "a"}, 1),
        ("get(table, key)", {"table": {"a": 1}, "key": "b"}, None),
        ("plus(a, b)", {"a": 1, "b": 2}, 3),
        ("plus(a, b)", {"a": 1.5, "b": 2}, 3.5),
        ("plus(no, `1`)", {"no": "041"}, "42"),
        ("plus(no, `1`)", {"no": "x"}, None),
        ("plus(no, no)", {"no": "9E999999"}, None),
        ("plus(no, no)", {"no": "9E99999"}, None),
        ("plus(no, no)", {"no": "NaN"}, None),
        ("days_later(day, `1`, '%Y%m%d')", {"day": "20281231"}, "20290101"),
        ("days_later(day, `-1`, '%Y/%m/%d')", {"day": "2028/03/01"}, "2028/02/29"),
        ("days_later(day, `1`, '%Y%m%d')", {"day": "20280230"}, None),
        ("days_later(day, `1e300`, '%Y%m%d')", {"day": "99991231"}, None),
        ("split(name, '　')", {"name": "山田　太郎"}, ["山田", "太郎"]),
        ("split(name, '')", {"name": "山田"}, None),
        ("split(name, ',')", {"name": 3}, None),
    ],
)
def test_functions(text, value, found):
    assert problem_of(text) is None
    assert Expression(text).find(value) == found


@pytest.mark.parametrize("text", ["!inputs.setaiNo", "a && !b.c.d"])
def test_a_negation_of_the_first_name_alone_is_told(text):
    assert "write !(" in problem_of(text)


@pytest.mark.parametrize("text", ["!(inputs.setaiNo)", "!kankyo", "a != b.c"])
def test_a_negation_that_is_meant_is_none(text):
    assert problem_of(text) is None
