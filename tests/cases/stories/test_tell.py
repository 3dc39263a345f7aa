"""Counterexamples told: dated, in order, by the catalogue's names, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from conformance.cases.stories.steps import StoryStep, as_example
from conformance.cases.stories.tell import tell
from conformance.catalog.load import load
from conformance.findings import Finding
from conformance.planning.generate import cases_of, requirements

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from conformance.cases.case import Case
    from conformance.findings import Json

DOMAIN = "child_allowance"
START = "rule/payment-start-month/generated-facts"
FACTS: Json = {
    "claim_date": "2025-05-16",
    "event_date": "2025-04-30",
    "event_type": "birth",
    "closed_dates": [],
}


def case(name: str) -> Case:
    spec = load(DOMAIN)
    found = (c for r in requirements(spec) for c in cases_of(spec, r))
    return next(c for c in found if c.id == f"{DOMAIN}/{name}")


def finding(example: Json, *, expected: Json = "2025-06", found: Json = "2025-05") -> Finding:
    where = "/calculations/payment-start-month → start_month"
    cause = f"{DOMAIN}/rule/payment-start-month"
    return Finding("F-VALUE", "違う", "differs", expected, found, where, cause, example=example)


def lines(name: str, one: Finding, lang: str) -> list[str]:
    return [words.ja if lang == "ja" else words.en for words in tell(case(name), one, load)]


def test_facts_of_a_rule_are_told_in_the_order_of_their_days(snapshot: SnapshotAssertion) -> None:
    assert lines(START, finding(FACTS), "ja") == snapshot
    assert lines(START, finding(FACTS), "en") == snapshot


def test_members_of_a_list_are_told_each_by_a_number(snapshot: SnapshotAssertion) -> None:
    facts: Json = {
        "month": "2024-10",
        "income_band": "1",
        "children": [
            {"birth_date": "2019-06-10", "counted": True},
            {"birth_date": "2004-09-15", "counted": False},
        ],
    }
    one = replace(
        finding(facts, expected=[10000, 0], found=[10000, 10000]),
        where="/calculations/monthly-amount → amounts",
        cause=f"{DOMAIN}/rule/monthly-amount",
    )
    assert lines("rule/monthly-amount/generated-facts", one, "ja") == snapshot
    assert lines("rule/monthly-amount/generated-facts", one, "en") == snapshot


STEPS = (
    StoryStep("stands", "payees", {"nationality_group": "2", "name": "ＭＡＲＩＡ　ＳＡＮＴＯＳ"}),
    StoryStep(
        "happens", "move-out", {"move_out_on": "2025-03-31"}, date(2025, 3, 31), "resident_register"
    ),
    StoryStep("day", on=date(2025, 4, 1)),
    StoryStep("does", "register-claim", {"claim_date": "2025-04-01"}, date(2025, 4, 1), by="clerk"),
    StoryStep("asks", "payment-start-month", {"claim_date": "2025-04-01"}),
    StoryStep("issues", "certification-notice", by="third_party"),
    StoryStep("searches", "payees"),
    StoryStep("exports", "payees"),
    StoryStep("sends", "my-number-information"),
)


def test_steps_are_told_in_the_order_a_clerk_sees_them(snapshot: SnapshotAssertion) -> None:
    assert lines(START, finding(as_example(*STEPS)), "ja") == snapshot
    assert lines(START, finding(as_example(*STEPS)), "en") == snapshot


def test_a_story_is_not_told_where_there_is_no_example() -> None:
    assert tell(case(START), finding(None), load) == ()
    assert tell(case(START), finding({}), load) == ()
    assert tell(case(START), finding(["a list"]), load) == ()


def test_a_step_tells_no_more_values_than_a_reader_can_hold() -> None:
    many: dict[str, Json] = {f"item_{n}": n for n in range(40)}
    told_of = lines(START, finding(as_example(StoryStep("stands", "payees", many))), "ja")
    assert told_of[0].endswith("、ほか 28 項目")


def test_what_a_rule_does_not_know_is_told_as_the_inputs_of_the_function() -> None:
    name = "function/register-claim/stores-what-was-sent"
    one = replace(finding({"claim_date": "2025-04-01"}), cause="x", where="nowhere")
    first, last = lines(name, one, "ja")
    assert "請求年月日 2025-04-01（令和7年4月1日）" in first
    assert last == "→ 期待 2025-06（令和7年6月）、実際 2025-05（令和7年5月）"


def test_what_an_invariant_is_tried_with_and_what_it_found_is_told_by_names() -> None:
    name = "invariant/foreign-name-kept/kept-register-payee-0"
    one = finding({"name": "SAMPLE　ANA"}, expected=[{"atena_number": "1"}], found=[])
    one = replace(one, cause="x", where="nowhere")
    assert lines(name, one, "ja") == [
        "次の値で試す: 氏名 SAMPLE　ANA",
        "→ 期待 宛名番号 1、実際 なし",
    ]
    assert lines(name, one, "en") == [
        "tried with: name SAMPLE　ANA",
        "→ expected atena number 1, found none",
    ]


def test_a_story_says_nothing_of_a_specification_that_is_not_known() -> None:
    assert tell(case(START), finding(FACTS), lambda _: None) == ()
