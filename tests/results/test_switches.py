"""The result names how each open question was read, and on what basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.record import begin
from conformance.report.terminal import summary
from conformance.results.build import build

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.results.model import QuestionModel, Result

PROFILE = """\
profile: 1
product: {name: 見本, vendor: 見本社, release: "1"}
municipality: {type: general_city, code: "131016", name: 架空市}
specifications:
  seal_registration: {version: "2.0"}
surfaces:
  api: {start: {reference: true}}
switches:
  seal_registration: {day_of_erasure: processed}
"""


@pytest.fixture
def result(tmp_path: Path) -> Result:
    path = tmp_path / "p.yaml"
    path.write_text(PROFILE, encoding="utf-8")
    prepared = prepare(options_of({"profile": str(path)}))
    return build(prepared.run, (), begin(prepared))


def question(result: Result, key: str) -> QuestionModel:
    return next(q for q in result.questions if q.id == f"seal_registration/question/{key}")


def test_a_declared_reading_and_a_default_are_told_apart(result: Result) -> None:
    declared = question(result, "rule-erase-by-resident-event").switch
    assert declared is not None
    assert (declared.key, declared.reading) == ("day_of_erasure", "processed")
    assert declared.basis == "declared"
    default = question(result, "rule-certificate-name-items").switch
    assert default is not None
    assert (default.reading, default.basis) == ("seal", "unverified_default")


def test_a_question_without_a_switch_says_why(result: Result) -> None:
    asked = question(result, "rule-seal-text-acceptable")
    assert asked.switch is None
    assert asked.no_switch == "unknown_fact"


def test_every_question_names_its_places_and_what_it_is_about(result: Result) -> None:
    assert all(q.places and q.about for q in result.questions)


def test_the_summary_tells_what_was_declared_and_how_many_defaults_stand(result: Result) -> None:
    text = summary(result, "en")
    assert "= seal_registration: day_of_erasure: processed  declared by the profile" in text
    assert "= default, not verified: 2" in text
