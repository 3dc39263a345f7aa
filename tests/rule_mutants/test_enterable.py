"""Facts that no office could enter are not kept: not born yet, ended before it began."""

import pytest

from conformance.rule_mutants.enterable import Enterable

EXAMPLES = [
    {"birth_date": "2015-05-05", "day": "2025-04-01", "use_start": "2025-01", "use_end": "2025-03"},
    {
        "birth_date": "2018-05-05",
        "day": "2025-04-01",
        "fiscal_year": 2025,
        "yen": 10_000,
        "age": 80,
    },
    {"birth_date": "2018-05-05", "day": "2025-04-01", "periods": [["2025-07-03", "2025-07-20"]]},
]
RIGHT = {"birth_date": "2016-02-29", "day": "2025-03-31"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"birth_date": "2025-04-01"},
        {"birth_date": "1950-01-01"},
        {"day": "1700-01-01"},
        {"use_start": "2025-04", "use_end": "2025-03"},
        {"fiscal_year": 15},
        {"day": "1990-04-01"},
        {"yen": 200_000},
        {"age": 121},
        {"periods": [["2025-07-03", "2025-02-28"]]},
    ],
)
def test_what_cannot_be_is_not_enterable(wrong: dict[str, object]) -> None:
    enterable = Enterable(EXAMPLES)

    assert enterable(RIGHT)
    assert not enterable({**RIGHT, **wrong})


def test_what_a_worked_example_shows_may_be() -> None:
    unborn = {"birth_date": "2025-06-01", "day": "2025-04-01"}

    assert not Enterable(EXAMPLES)(unborn)
    assert Enterable([*EXAMPLES, unborn])({**unborn, "birth_date": "2025-07-01"})


def test_days_and_numbers_about_those_of_the_examples_are_usual() -> None:
    enterable = Enterable(EXAMPLES)

    assert enterable.usual({**RIGHT, "yen": 19_999})
    assert not enterable.usual({**RIGHT, "yen": 30_000})
    assert not enterable.usual({**RIGHT, "day": "2030-04-01"})
