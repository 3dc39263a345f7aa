"""The answer of a gate as people and build servers read it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import samples

from conformance.report.gated import LIMIT, as_annotations, as_markdown, as_text
from conformance.results.gate import GateModel, gate
from conformance.results.policy import PolicyModel

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from conformance.results.model import Result
    from conformance.values.words import Language

TODAY = dt.date(2026, 11, 2)


@pytest.fixture
def shut(mixed: Result, conforming: Result) -> GateModel:
    return gate(mixed, PolicyModel(), TODAY, conforming)


@pytest.fixture
def open_(conforming: Result) -> GateModel:
    return gate(conforming, PolicyModel(), TODAY)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_answer_reads_as_agreed(
    shut: GateModel, open_: GateModel, lang: Language, snapshot: SnapshotAssertion
) -> None:
    assert as_text(shut, lang) == snapshot(name="text")
    assert as_markdown(shut, lang) == snapshot(name="markdown")
    assert as_annotations(shut, lang) == snapshot(name="annotations")
    assert as_text(open_, lang) == snapshot(name="open")


def test_the_first_line_is_the_answer(shut: GateModel, open_: GateModel) -> None:
    assert "No" in as_text(shut, "en").splitlines()[0]
    assert "Yes" in as_text(open_, "en").splitlines()[0]
    assert as_markdown(shut, "ja").startswith("## ❌")
    assert as_markdown(open_, "ja").startswith("## ✅")


def test_each_reason_is_one_annotation_on_one_line(shut: GateModel) -> None:
    lines = as_annotations(shut, "ja").splitlines()
    assert len(lines) == len(shut.reasons)
    assert sum(line.startswith("::error ") for line in lines) == len(shut.blocking)


def test_a_name_can_forge_neither_a_line_nor_a_command_nor_markup() -> None:
    evil = "x\n::error::<b>|y\x1b[31m"
    result = samples.result()
    other = result.model_copy(
        update={"product": result.product.model_copy(update={"name": evil, "release": evil})}
    )
    answer = gate(other, PolicyModel(), TODAY)
    for text in (as_text(answer, "ja"), as_markdown(answer, "ja"), as_annotations(answer, "ja")):
        assert not any(line.startswith("::error::") for line in text.splitlines())
        assert "\x1b" not in text
    assert "<b>" not in as_markdown(answer, "ja")


def test_of_many_causes_a_few_are_named_and_all_are_counted() -> None:
    answer = gate(samples.large(500), PolicyModel(), TODAY)
    text = as_text(answer, "en")
    assert text.count("1 × F-VALUE") == LIMIT
    assert f"… +{50 - LIMIT}" in text
    assert "50 failing (causes: 50)" in text


def test_a_product_whose_name_is_a_command_commands_nothing() -> None:
    product = samples.conforming().product.model_copy(update={"name": "::error::x"})
    one = samples.conforming().model_copy(update={"product": product})
    answer = gate(one, PolicyModel(), TODAY)
    text = as_text(answer, "ja")
    assert "error::x" in text.splitlines()[0]
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
