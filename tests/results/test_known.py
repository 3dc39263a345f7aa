"""What is found of a part whose source is not whole holds for what is known, and no further."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, Cases, case, cases, earlier, known, result

from conformance.catalog.load import load
from conformance.results.consistent import disagreements
from conformance.results.delivery import catalogue_model
from conformance.results.gate import GateModel, gate
from conformance.results.judged_on import TakenModel
from conformance.results.known import at_best, incomplete_parts, known_said
from conformance.results.lattice import EXIT_CODES
from conformance.results.policy import KnownOnlyModel, PolicyModel
from conformance.surfaces.profile_entries import KnownOnly

COMMON = load("common_functions")
TAKEN = KnownOnly(parts=("034",), approver="課長", reason="r", expires=TODAY)
DAY = dt.timedelta(1)
OF_COMMON = (case(1).model_copy(update={"id": "common_functions/rule/rule-1/example"}),)


def names(answer: GateModel, effect: str = "block") -> list[str]:
    return [one.name for one in answer.reasons if one.effect == effect]


def policy(expires: dt.date = TODAY, domain: str = "common_functions") -> PolicyModel:
    one = KnownOnlyModel(domain=domain, approver="部長", reason="r", expires=expires)
    return PolicyModel(known_only=(one,))


def test_of_the_common_functions_only_the_numbering_has_a_whole_source() -> None:
    found = [part.key for _, part in incomplete_parts([catalogue_model(COMMON, None)], OF_COMMON)]
    assert found == ["029", "030", "032", "034", "036", "037"]


@pytest.mark.parametrize(
    ("chosen", "taken", "today", "state"),
    [
        (("031",), None, TODAY, "conformant"),
        (("034",), None, TODAY, "known_only"),
        (("034",), TAKEN, TODAY, "known_taken"),
        (("034",), TAKEN, TODAY + DAY, "known_only"),
        (("034", "029"), TAKEN, TODAY, "known_only"),
        (("034", "031"), TAKEN, TODAY, "known_taken"),
    ],
)
def test_the_best_that_a_delivery_can_come_to(
    chosen: tuple[str, ...], taken: KnownOnly | None, today: dt.date, state: str
) -> None:
    assert at_best([catalogue_model(COMMON, chosen, taken, today)], OF_COMMON) == state


def test_a_specification_of_which_nothing_was_selected_was_not_judged() -> None:
    spec = catalogue_model(COMMON, ("034",), None, TODAY)
    assert at_best([spec], (case(1),)) == "conformant"
    assert not list(known_said([spec], (case(1),)))


def test_who_took_it_and_until_when_is_said() -> None:
    (said,) = known_said([catalogue_model(COMMON, ("034",), TAKEN, TODAY)], OF_COMMON)
    assert said.en.endswith(f"accepted by 課長 until {TODAY}")
    (over,) = known_said([catalogue_model(COMMON, ("034",), TAKEN, TODAY + DAY)], OF_COMMON)
    assert over.ja.endswith(f"課長の了承は {TODAY} で期限切れ")


@given(cases(), st.sampled_from([None, TAKEN]))
def test_no_cases_make_it_conformant(those: Cases, taken: KnownOnly | None) -> None:
    one = known(result(*those), catalogue_model(COMMON, ("034",), taken, TODAY))
    bare = result(*those, case(7)).verdict.state
    wanted = "known_only" if taken is None else "known_taken"
    assert one.verdict.state == (wanted if bare == "conformant" else bare)
    assert one.verdict.exit_code == EXIT_CODES[one.verdict.state]
    assert "known" not in str(one.verdict.state) or "既知の範囲" in one.verdict.line.ja


@given(cases())
def test_an_acceptance_that_is_over_by_the_day_of_the_result_is_no_edit_to_make(
    those: Cases,
) -> None:
    one = known(result(*those), catalogue_model(COMMON, ("034",), TAKEN, TODAY))
    taken = TakenModel(approver="課長", reason="r", expires=one.as_of - DAY, expired=False)
    spec = one.catalogue[-1]
    part = spec.parts[0].model_copy(update={"taken": taken})
    edited = one.model_copy(
        update={
            "catalogue": (*one.catalogue[:-1], spec.model_copy(update={"parts": (part,)})),
        }
    )
    assert "catalogue.parts[034].taken.expired" in disagreements(edited)


def test_a_gate_asks_its_own_side_whatever_the_vendor_takes_for_granted() -> None:
    one = known(result(case(1)), catalogue_model(COMMON, ("034",), TAKEN, TODAY))
    answer = gate(one, PolicyModel(), TODAY)
    assert names(answer) == ["known_only"]
    assert answer.exit_code == 3
    assert "034" in answer.reasons[0].text.ja
    open_gate = gate(one, policy(), TODAY)
    assert open_gate.opens
    assert "既知の範囲" in open_gate.sentence.ja


def test_an_acceptance_of_the_policy_is_dated_and_for_something() -> None:
    one = known(result(case(1)), catalogue_model(COMMON, ("034",), TAKEN, TODAY))
    assert set(names(gate(one, policy(TODAY - DAY), TODAY))) == {"known_only", "known_expired"}
    assert names(gate(result(case(1)), policy(), TODAY)) == ["known_needless"]


def test_a_baseline_is_nobodys_consent() -> None:
    one = known(result(case(1)), catalogue_model(COMMON, ("034",), TAKEN, TODAY))
    for before in (earlier(one), result(case(1))):
        assert names(gate(one, PolicyModel(), TODAY, before)) == ["known_only"]
        assert gate(one, policy(), TODAY, before).opens
