"""Laws on moves name days of the story, questions, and what the rules have."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from conformance.catalog.lint_move_laws import ask_problems
from conformance.catalog.load import load
from conformance.catalog.models.move_laws import MoveLaw, Term, term_of

LAW = TypeAdapter(MoveLaw)
ASK = {"rule": "allowance-move", "given": {"move_date": "$left"}, "output": "old_last_month"}


def law(**asks: object) -> MoveLaw:
    return LAW.validate_python(
        {"law": "no_gap", "asks": asks, "end": "last", "start": "first", "step": "next_month"}
    )


def problems(**change: object) -> list[tuple[str, str]]:
    stated = law(last={**ASK, **change}, first=ASK)
    spec = load("disability_welfare")
    return [(where, found) for where, found, _ in ask_problems(spec, stated)]


def test_a_text_stands_for_a_day_a_view_or_itself() -> None:
    assert term_of("$left") == Term(name="left")
    assert term_of("$left.next_month") == Term(name="left", view="next_month")
    assert term_of("left") is None
    for wrong in ("$", "$left.moon", "$left.month.month"):
        with pytest.raises(ValueError, match=r"\$|literal"):
            term_of(wrong)


def test_a_question_names_days_and_earlier_questions_only() -> None:
    later = {**ASK, "given": {"move_date": "$last"}}
    assert law(last=ASK, first=later).days == {"left"}
    with pytest.raises(ValidationError, match="no day of a move and no earlier question"):
        law(first=later, last=ASK)


def test_a_question_is_not_named_like_a_day() -> None:
    with pytest.raises(ValidationError, match="name of a day"):
        law(left=ASK, last=ASK, first=ASK)


def test_a_law_compares_questions_that_are_asked() -> None:
    with pytest.raises(ValidationError, match="none of the questions"):
        law(last=ASK)


def test_a_law_that_names_what_there_is_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"rule": "allowance-moved"}, [("no_gap.asks.last.rule", "allowance-moved")]),
        ({"output": "last_month"}, [("no_gap.asks.last.output", "last_month")]),
        (
            {"given": {"moved_on": "$left"}},
            [("no_gap.asks.last.given", "moved_on"), ("no_gap.asks.last.given", "no move_date")],
        ),
    ],
)
def test_a_name_that_there_is_not_is_a_problem(
    change: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert problems(**change) == expected
