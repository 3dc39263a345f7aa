"""The same resident through query, export file and form: every way that tells another is found."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
import yaml

from conformance.cases.registry import checks
from conformance.cases.stories.steps import steps_of
from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import CORRECT, Behaviour, correct
from conformance.reference.mutants import mutant
from tests.packages.served import session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Conduct

LISTED = files("conformance.reference.mutants") / "people" / "equivalence.yaml"
KEYS = [one["key"] for one in yaml.safe_load(LISTED.read_text(encoding="utf-8"))]


def cases(requirement: str) -> list[Case]:
    spec = load(requirement.split("/", maxsplit=1)[0])
    wanted = next(one for one in requirements(spec) if one.id == requirement)
    return [case for case in cases_of(spec, wanted) if case.surface == "api"]


def tried(requirement: str, conduct: Conduct) -> Mapping[str, tuple[bool, Outcome]]:
    with session(conduct, requirement.split("/", maxsplit=1)[0]) as opened:
        return {
            case.id: (checks()[case.check].generative, opened.execute(case))
            for case in cases(requirement)
        }


def test_the_faults_lie_in_many_domains() -> None:
    assert len({mutant(key).requirement.split("/")[0] for key in KEYS}) >= 8
    assert len(KEYS) >= 8


@pytest.mark.parametrize("key", KEYS)
def test_each_fault_is_found_by_drawn_residents_and_by_no_written_example(key: str) -> None:
    one = mutant(key)
    found = tried(one.requirement, one.conduct())
    generated = {o.verdict for generative, o in found.values() if generative}
    written = {o.verdict for generative, o in found.values() if not generative}
    assert generated == {"fail"}
    assert written <= {"pass"}


@pytest.mark.parametrize("key", KEYS)
def test_without_the_fault_every_way_tells_the_same(key: str) -> None:
    found = tried(mutant(key).requirement, correct)
    assert {outcome.verdict for _, outcome in found.values()} == {"pass"}


def test_a_finding_names_the_item_and_what_each_way_tells() -> None:
    one = mutant("file-moves-the-last-day-of-march")
    found = tried(one.requirement, one.conduct())
    finding = found[f"{one.requirement}/same-story"][1].finding
    assert finding is not None
    assert finding.code == "F-OTHER-STORY"
    assert finding.cause == f"{one.requirement}:resident_since"
    assert finding.expected == "2025-03-31"
    assert finding.found == {
        "照会 / query": "2025-03-31",
        "出力ファイル / export file": "2025-04-01",
        "帳票 / form": "2025-03-31",
    }
    steps = steps_of(finding.example)
    assert steps is not None
    assert [step.what for step in steps] == ["stands", "searches", "exports", "issues"]
    assert steps[0].values == {"resident_since": "2025-03-31"}


class _Lost(Behaviour):
    def selected(self, rows: list[Row]) -> list[Row]:
        return rows[:0]


def test_a_row_that_is_missing_from_the_file_is_found() -> None:
    form, group = "child_allowance/form/cessation-notice", "child_allowance/record/payees"
    found = tried(form, lambda place: _Lost() if place == group else CORRECT)
    outcome = found[f"{form}/same-story"][1]
    assert outcome.finding is not None
    assert outcome.finding.code == "F-EXPORT"
    assert outcome.finding.cause == group


class FirstOfThree(Behaviour):
    """Makes a copy from the first row of a history once there are three."""

    def looked_up(self, row: Row, past: Sequence[Row]) -> Row:
        return past[0] if len(past) > 2 else row


def test_a_copy_made_from_the_first_row_of_a_longer_history_is_found() -> None:
    wrong = FirstOfThree()
    found = tried(
        "school_enrollment/form/school-register", lambda at: wrong if "/form/" in at else CORRECT
    )
    verdicts = {key.rsplit("/", 1)[1]: outcome.verdict for key, (_, outcome) in found.items()}
    assert verdicts["same-story"] == "fail"
