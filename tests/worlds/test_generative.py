"""Drawn values: what fails is shrunk, kept so that the very same can be tried again, and first."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from conformance.cases.saved import Saved
from conformance.findings import Counterexample, Finding, FindingError
from conformance.worlds.generative import each

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from conformance.cases.trial import Trial
    from conformance.findings import Json

FACTS = st.fixed_dictionaries({"children": st.integers(0, 40)})
LIMIT = 7


@dataclass(frozen=True)
class GeneratedPerson:
    age: int


PEOPLE = st.builds(GeneratedPerson, st.integers(0, 120))


def trial(*saved: Counterexample, seed: int = 1) -> Trial:
    case = SimpleNamespace(id="d/rule/r/generated-facts")
    return cast("Trial", SimpleNamespace(seed=seed, case=case, saved=Saved(saved)))


def deviation(example: Json = None) -> FindingError:
    finding = Finding("F-VALUE", "違う", "differs", 1, 2, "w", "c", example=example)
    return FindingError(finding)


class Attempt:
    """An attempt that fails above a limit and remembers in which order it was tried."""

    def __init__(self, number: Callable[[object], int], limit: int = LIMIT) -> None:
        self.number, self.limit, self.tried = number, limit, list[int]()

    def __call__(self, drawn: object) -> None:
        self.tried.append(self.number(drawn))
        if self.tried[-1] > self.limit:
            raise deviation()


def children(limit: int = LIMIT) -> Attempt:
    return Attempt(lambda facts: cast("dict[str, int]", facts)["children"], limit)


def age(limit: int = LIMIT) -> Attempt:
    return Attempt(lambda person: cast("GeneratedPerson", person).age, limit)


def found(
    attempt: Attempt, strategy: SearchStrategy[object], *saved: Counterexample, seed: int = 1
) -> Finding:
    with pytest.raises(FindingError) as raised:
        each(trial(*saved, seed=seed), strategy, attempt)
    return raised.value.finding


def test_plain_facts_are_shrunk_and_kept_as_they_are() -> None:
    finding = found(children(), FACTS)
    assert finding.counterexample == Counterexample("", "value", {"children": LIMIT + 1})
    assert finding.example == {"children": LIMIT + 1}


def test_what_is_no_json_is_kept_by_its_choices_and_drawn_the_same_again() -> None:
    one = found(age(), PEOPLE).counterexample
    assert one is not None
    assert one.form == "choices"

    attempt = age()
    again = found(attempt, PEOPLE, one, seed=99).counterexample
    assert set(attempt.tried) == {LIMIT + 1}
    assert again == Counterexample("", "choices", one.value, saved=True)


def test_a_saved_example_is_tried_first_and_decides() -> None:
    attempt = children()
    saved = Counterexample("", "value", {"children": 30})
    finding = found(attempt, FACTS, saved)
    assert attempt.tried == [30]
    assert finding.counterexample == Counterexample("", "value", {"children": 30}, saved=True)


def test_a_saved_example_that_holds_now_leaves_everything_drawn_to_be_tried() -> None:
    saved = trial(Counterexample("", "value", {"children": 30}))
    attempt, plain = children(limit=40), children(limit=40)
    each(saved, FACTS, attempt)
    each(trial(), FACTS, plain)
    assert attempt.tried == [30, *plain.tried]
    assert (saved.saved.tried, saved.saved.stale) == (1, 0)


@pytest.mark.parametrize(
    "one",
    [
        Counterexample("", "value", {"another": 1}),
        Counterexample("", "value", "no mapping"),
        Counterexample("", "choices", "no base64"),
    ],
)
def test_a_saved_example_that_no_longer_fits_is_counted_and_decides_nothing(
    one: Counterexample,
) -> None:
    saved = trial(one)
    each(saved, FACTS, children(limit=40))
    assert (saved.saved.tried, saved.saved.stale) == (0, 1)


def test_a_saved_example_that_is_assumed_away_no_longer_fits() -> None:
    saved = trial(Counterexample("", "value", {"children": 30}))
    each(saved, FACTS, lambda facts: cast("None", assume(facts["children"] != 30)))
    assert (saved.saved.tried, saved.saved.stale) == (0, 1)


def test_a_saved_example_comes_back_to_its_own_part_only() -> None:
    attempt = children(limit=40)
    each(trial(Counterexample("others", "value", {"children": 41})), FACTS, attempt)
    assert 41 not in attempt.tried


def test_what_is_tried_in_any_case_comes_before_what_is_drawn() -> None:
    attempt = children(limit=40)
    each(trial(), FACTS, attempt, first=[{"children": 39}])
    assert attempt.tried[0] == 39

    failing = children()
    with pytest.raises(FindingError) as raised:
        each(trial(), FACTS, failing, first=[{"children": 39}])
    assert raised.value.finding.counterexample == Counterexample("", "value", {"children": 39})


def test_what_is_no_json_and_tried_in_any_case_is_kept_by_its_place() -> None:
    people, attempt = [GeneratedPerson(3), GeneratedPerson(50), GeneratedPerson(60)], age()
    with pytest.raises(FindingError) as raised:
        each(trial(), PEOPLE, attempt, first=people)
    one = raised.value.finding.counterexample
    assert one == Counterexample("", "listed", 1)

    again = age()
    with pytest.raises(FindingError) as raised:
        each(trial(one), PEOPLE, again, first=people)
    assert again.tried == [50]
    assert raised.value.finding.counterexample == Counterexample("", "listed", 1, saved=True)

    fewer = trial(one)
    each(fewer, PEOPLE, age(limit=120), first=people[:1])
    assert (fewer.saved.tried, fewer.saved.stale) == (0, 1)


def test_a_list_tried_in_any_case_is_cut_down_to_the_member_that_fails_alone() -> None:
    def attempt(children: list[int]) -> None:
        if max(children) > LIMIT:
            raise deviation()

    with pytest.raises(FindingError) as raised:
        each(trial(), st.lists(st.integers()), attempt, first=[[1, 9, 8, 2]])
    assert raised.value.finding.counterexample == Counterexample("", "value", [9])
    assert raised.value.finding.example == {"drawn": [9]}


def test_the_example_a_check_gives_is_not_replaced() -> None:
    def attempt(_: object) -> None:
        raise deviation({"story": []})

    with pytest.raises(FindingError) as raised:
        each(trial(), FACTS, attempt)
    assert raised.value.finding.example == {"story": []}


def test_an_attempt_that_changes_its_facts_does_not_change_the_counterexample() -> None:
    def attempt(facts: dict[str, int]) -> None:
        facts["children"] += 100
        raise deviation()

    with pytest.raises(FindingError) as raised:
        each(trial(), FACTS, attempt)
    assert raised.value.finding.counterexample == Counterexample("", "value", {"children": 0})


@pytest.mark.parametrize("draws_otherwise", [True, False])
def test_who_does_not_do_the_same_twice_is_found_for_the_first_wrong_answer(
    draws_otherwise: bool,
) -> None:
    calls = 0

    @st.composite
    def moody(draw: st.DrawFn) -> object:
        if calls > 3 and draws_otherwise:
            return draw(st.text(min_size=3)), draw(st.booleans())
        return draw(st.integers(0, 40))

    def attempt(_drawn: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise deviation()

    assert found(attempt, moody()).code == "F-VALUE"
