"""How answers relate: each law has answers that obey it and answers that break it."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from conformance.catalog.models.move_laws import MoveLaw
from conformance.checks.property.relations import broken_relation

LAW = TypeAdapter(MoveLaw)


def law(name: str, **fields: object) -> MoveLaw:
    asks = {key: {"rule": "r", "given": {}, "output": "o"} for key in ("a", "b", "c")}
    return LAW.validate_python({"law": name, "asks": asks, **fields})


SUM = law("adds_up_over_move", parts=("a", "b"), whole="c")
NEARLY = law("adds_up_over_move", parts=("a", "b"), whole="c", within=2)
MOST = law("never_more", less=("a", "b"), more=("c",))
LATER = law("never_more", less=("a",), more=("c",))
SAME_DAY = law("no_gap", end="a", start="b", step="same")
NEXT_DAY = law("no_gap", end="a", start="b", step="next_day")
NEXT_MONTH = law("no_gap", end="a", start="b", step="next_month")
ALIKE = law("same_over_move", one="a", other="b")
ONE = law("exactly_one", claims=({"ask": "a", "answer": True}, {"ask": "b", "answer": True}))


@pytest.mark.parametrize(
    ("one", "answers", "obeyed"),
    [
        (SUM, (5, 7, 12), True),
        (SUM, (5, 8, 12), False),
        (SUM, (5, 6, 12), False),
        (SUM, (5, None, 5), False),
        (NEARLY, (5, 5, 12), True),
        (NEARLY, (5, 4, 12), False),
        (MOST, (5, 6, 12), True),
        (MOST, (6, 6, 12), True),
        (MOST, (6, 7, 12), False),
        (LATER, ("2026-03", 0, "2026-03"), True),
        (LATER, ("2026-04", 0, "2026-03"), False),
        (LATER, (None, 0, "2026-03"), False),
        (LATER, (True, 0, False), False),
        (LATER, (False, 0, False), True),
        (SAME_DAY, ("2026-03-31", "2026-03-31", 0), True),
        (SAME_DAY, ("2026-03-31", "2026-04-01", 0), False),
        (NEXT_DAY, ("2024-02-28", "2024-02-29", 0), True),
        (NEXT_DAY, ("2024-02-28", "2024-03-01", 0), False),
        (NEXT_MONTH, ("2026-12", "2027-01", 0), True),
        (NEXT_MONTH, ("2026-12", "2026-12", 0), False),
        (NEXT_MONTH, ("2026-12", "2027-02", 0), False),
        (NEXT_MONTH, (None, None, 0), False),
        (NEXT_DAY, ("soon", "soon", 0), False),
        (ALIKE, ("A", "A", 0), True),
        (ALIKE, ("A", None, 0), False),
        (ONE, (True, False, 0), True),
        (ONE, (False, True, 0), True),
        (ONE, (True, True, 0), False),
        (ONE, (False, False, 0), False),
    ],
)
def test_a_law_holds_for_answers_that_fit_and_for_no_others(
    one: MoveLaw, answers: tuple[object, ...], *, obeyed: bool
) -> None:
    assert (broken_relation(one, dict(zip("abc", answers, strict=True))) is None) is obeyed


@pytest.mark.parametrize(
    ("one", "answers", "expected", "found"),
    [
        (SUM, (12, 1, 12), 12, [12, 1]),
        (MOST, (6, 7, 12), "≤ 12", 13),
        (LATER, ("2026-04", 0, "2026-03"), "≤ 2026-03", "2026-04"),
        (NEXT_MONTH, ("2026-01", "2026-03", 0), "2026-02", "2026-03"),
        (ALIKE, ("A", "B", 0), "A", "B"),
        (ONE, (True, True, 0), "ちょうど一つ / exactly one", [True, True]),
    ],
)
def test_what_is_expected_follows_from_the_other_answers(
    one: MoveLaw, answers: tuple[object, ...], expected: object, found: object
) -> None:
    told = broken_relation(one, dict(zip("abc", answers, strict=True)))
    assert told is not None
    assert (told.expected, told.found) == (expected, found)
