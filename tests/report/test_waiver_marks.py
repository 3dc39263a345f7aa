"""A waiver that nothing needs, or that is over, is marked wherever waivers are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import samples

from conformance.report import markdown, terminal
from conformance.report.html import render
from conformance.report.sheets.on_paper import exceptions
from conformance.report.waiver_marks import EXPIRED, HOLDS, NEEDLESS, waiver_marks

if TYPE_CHECKING:
    from conformance.results.model import Result, WaiverModel

PASSES, FAILS, LATE = (f"a/function/{name}/x" for name in ("passes", "fails", "late"))


def _of(case: str, **more: object) -> WaiverModel:
    return samples.WAIVER.model_copy(update={"of": case, "expired": False, **more})


@pytest.fixture
def result() -> Result:
    failed = samples.case(FAILS, "fail", waiver=_of(FAILS))
    late = samples.case(LATE, waiver=_of(LATE, expired=True))
    return samples.result((samples.case(PASSES, waiver=_of(PASSES)), failed, late))


def test_what_is_over_and_what_nothing_needs_is_told_apart(result: Result) -> None:
    assert waiver_marks(result) == {PASSES: NEEDLESS, FAILS: HOLDS, LATE: EXPIRED}


def test_every_list_says_so(result: Result) -> None:
    for text in (
        terminal.summary(result, "en"),
        markdown.render(result, "en", "r.json"),
        render(result),
    ):
        assert EXPIRED.en in text
        assert NEEDLESS.en in text
    rows = {row[2]: row[-1] for row in exceptions(result, "ja").rows}
    assert rows == {PASSES: NEEDLESS.ja, FAILS: HOLDS.ja, LATE: EXPIRED.ja}
