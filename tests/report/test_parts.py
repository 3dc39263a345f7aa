"""Reports name the parts of a specification that were judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import load
from conformance.report.html import render
from conformance.report.terminal import summary
from conformance.results.delivery import catalogue_model

if TYPE_CHECKING:
    from conformance.results.model import Result


def delivering(result: Result, chosen: tuple[str, ...] | None) -> Result:
    spec = catalogue_model(load("common_functions"), chosen)
    return result.model_copy(update={"catalogue": (spec,)})


def test_the_head_of_the_summary_names_a_delivery_in_part(mixed: Result) -> None:
    head = summary(delivering(mixed, ("031",)), "ja").split("\n\n")[0]
    assert "納入: 共通機能は 031 住登外者宛名番号管理 のみ" in head
    assert "納入しない部分 029" in head
    assert "納入" not in summary(delivering(mixed, None), "ja").split("\n\n")[0]


@pytest.mark.parametrize("chosen", [("031",), None])
def test_the_html_names_the_parts_judged_and_those_not_delivered(
    mixed: Result, chosen: tuple[str, ...] | None
) -> None:
    text = render(delivering(mixed, chosen))
    for said in ("試験した部分", "parts judged", "住登外者宛名番号管理"):
        assert said in text
    assert ("納入しない部分" in text) is (chosen is not None)
    assert ("parts not delivered" in text) is (chosen is not None)


def test_the_html_says_nothing_of_parts_where_there_are_none(mixed: Result) -> None:
    assert "試験した部分" not in render(mixed)
