"""Collection: a catalogue file gives one pytest item per case of its requirements."""

from __future__ import annotations

from dataclasses import replace
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from conformance.cases.case import FILES
from conformance.findings import FindingError
from conformance.plugin.keys import STATE
from conformance.report.failure_text import failure_text, judged_text
from conformance.results.build import judge_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.cases.outcome import Outcome
    from conformance.planning.plan import Planned
    from conformance.results.model import CaseModel

PROPERTY = "conformance"
UNMASKED = "conformance_unmasked"
"""Only the terminal of the command is shown this: it is written nowhere."""

_RESULT = "result.json"  # where a run writes it, in the folder that its last lines name


class CatalogFile(pytest.File):
    """A file of the catalogue, `functions.yaml` for instance."""

    def collect(self) -> Iterator[pytest.Item]:
        """Return the cases to be tried, in plan order."""
        state = self.config.stash[STATE]
        for planned in state.cases_in(self.path):
            yield CaseItem.from_parent(self, name=item_name(planned), planned=planned)


class CaseItem(pytest.Item):
    """One case. A deviation of the package fails it; what could not be judged is skipped."""

    def __init__(self, *, planned: Planned, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]  # pytest's own keyword arguments
        self.planned = planned
        self.judged: CaseModel | None = None
        self.add_marker("conformance")

    def runtest(self) -> None:
        """Try the case and keep its verdict for the result."""
        state = self.config.stash[STATE]
        outcome = state.execute(self.planned.case)
        judged = self.judged = judge_case(state.prepared.run, self.planned, outcome)
        self.user_properties.append((PROPERTY, judged.model_dump_json()))
        if state.prepared.options.unmask and judged.finding is not None:
            seen = judge_case(replace(state.prepared.run, unmask=True), self.planned, outcome)
            self.user_properties.append((UNMASKED, seen.model_dump_json()))
        _end(outcome)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Return the finding as text: no traceback for a product's fault."""
        del style
        if isinstance(excinfo.value, FindingError) and self.judged is not None:
            told = failure_text(self.judged, _RESULT)
            return f"{self.judged.id}\n  {judged_text(self.judged)}\n{indent(told, '  ')}"
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the catalogue file, the requirement's line, and the case id."""
        case = self.planned.case
        spec = self.config.stash[STATE].prepared.specs[case.requirement.domain]
        line = spec.lines.get((FILES[case.requirement.kind], case.requirement.key), 1)
        return self.path, line - 1, case.id


class HarnessFaultError(Exception):
    """The harness failed on a case."""


def item_name(planned: Planned) -> str:
    """Return the part of the case id that is unique within its file."""
    return planned.case.id.split("/", 2)[2]


def _end(outcome: Outcome) -> None:
    if outcome.finding is not None:
        raise FindingError(outcome.finding)
    cause = outcome.cause
    if outcome.verdict == "harness_error":
        raise HarnessFaultError(f"{cause.code} {cause.details}" if cause else "")
    if outcome.verdict != "pass":
        pytest.skip(f"{outcome.verdict}: {cause.code} {cause.en}" if cause else outcome.verdict)
