"""Lists that no office could enter are not kept: empty ones, and one person twice."""

from conformance.rule_mutants.enterable_lists import Lists

EXAMPLES = [
    {"closed": [], "members": [{"atena": "1", "age": 3}, {"atena": "2", "age": 3}]},
    {"closed": ["2025-05-05"], "members": [{"atena": "1", "age": 3}], "grades": [7, 7]},
]


def test_a_list_is_empty_only_where_an_example_shows_it_so() -> None:
    lists = Lists(EXAMPLES)

    assert lists({"closed": []})
    assert not lists({"members": []})


def test_nothing_stands_twice_that_never_does() -> None:
    lists = Lists(EXAMPLES)

    assert lists({"grades": [7, 7, 7]})
    assert not lists({"closed": ["2025-05-05", "2025-05-05"]})
    assert not lists({"members": [{"atena": "1", "age": 3}, {"atena": "1", "age": 4}]})
    assert lists({"members": [{"atena": "1", "age": 4}, {"atena": "2", "age": 4}]})
