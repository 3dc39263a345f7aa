"""What the plugin holds during a session: plan by file, connection, verdicts gathered so far."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.cases.outcome import Outcome
from conformance.messages.causes import make_cause
from conformance.plugin.exchanged import with_doubt
from conformance.plugin.fitted import InDoubt
from conformance.plugin.prepare import PackagePlace, Prepared, session_at
from conformance.plugin.record import begin
from conformance.plugin.resume import as_taken_over, earlier_of
from conformance.results.build import build, judge_case

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.findings import Cause
    from conformance.planning.plan import Planned
    from conformance.plugin.record import RunRecord
    from conformance.plugin.resume import Earlier
    from conformance.results.model import CaseModel, Result
    from conformance.surfaces.launch import Launched
    from conformance.worlds.session import Session


@dataclass
class SessionState:
    """One pytest session's run: of the controller, or of one worker.

    `unfit`: why this process may try nothing. `deadline`: when the whole run has to be over, by
    the clock that all processes of the machine share.
    """

    prepared: Prepared
    place: PackagePlace | None = None
    launched: Launched | None = None
    blocked: Cause | None = None
    record: RunRecord | None = None
    unfit: Cause | None = None
    deadline: float | None = None
    doubted: InDoubt = field(default_factory=InDoubt)
    judged: dict[str, CaseModel] = field(default_factory=dict)

    def start_clock(self) -> None:
        """Start the time that the whole run may take."""
        self.deadline = time.monotonic() + self.prepared.options.max_minutes * 60

    @cached_property
    def session(self) -> Session:
        """The connection to the package."""
        session = session_at(self.prepared, self.place or PackagePlace(None, None), self.deadline)
        return replace(session, unsure=self.doubted.parts)

    def execute(self, case: Case) -> Outcome:
        """Try a case (`harness_error` in a process that may try nothing)."""
        if self.unfit is not None:
            return Outcome("harness_error", cause=self.unfit)
        return self.session.execute(case)

    @cached_property
    def earlier(self) -> Earlier | None:
        """The interrupted run that this one continues."""
        resume = self.prepared.options.resume
        return None if resume is None else earlier_of(resume)

    @cached_property
    def kept(self) -> dict[str, CaseModel]:
        """Verdicts taken over from the interrupted run that this one continues."""
        return {} if self.earlier is None else self.earlier.decided(self.prepared)

    def cases_in(self, path: Path) -> list[Planned]:
        """Return the cases of a catalogue file that are still to be tried."""
        return self._by_file.get(path.resolve(), [])

    @cached_property
    def _by_file(self) -> dict[Path, list[Planned]]:
        folders = {d: s.directory.resolve() for d, s in self.prepared.specs.items()}
        found: dict[tuple[str, str], list[Planned]] = {}
        for planned in self.prepared.executable:
            requirement = planned.case.requirement
            if planned.case.id not in self.kept and self.kept_back(planned) is None:
                found.setdefault((requirement.domain, FILES[requirement.kind]), []).append(planned)
        return {folders[domain] / f"{name}.yaml": cases for (domain, name), cases in found.items()}

    def kept_back(self, planned: Planned) -> Cause | None:
        """Return why a case is not tried: no answer of its surface, or a mapping in doubt."""
        if self.blocked is not None and planned.case.surface == "api":
            return self.blocked
        return self.doubted.cases.get(planned.case.id)

    def result(self, *, interrupted: bool) -> Result:
        """Return the result: cases decided by plan, tried, taken over, or not reached."""
        missing = NOT_REACHED if interrupted else NOT_TRIED
        found = [self._found(planned, missing) for planned in self.prepared.plan]
        cases = with_doubt(found, self.prepared)
        over = sum(case.taken_over is not None for case in cases)
        taken = self.earlier.taken_over(over) if self.earlier is not None else None
        record = self.record or begin(self.prepared, self.place)
        return build(self.prepared.run, cases, record, taken, interrupted=interrupted)

    def _found(self, planned: Planned, missing: Cause) -> CaseModel:
        if (found := self.judged.get(planned.case.id)) is not None:
            return found
        not_tried = Outcome("untested", cause=self.kept_back(planned) or missing)
        found = judge_case(self.prepared.run, planned, None if planned.verdict else not_tried)
        was = self.kept.get(planned.case.id)
        return found if was is None else as_taken_over(found, was)

    def close(self) -> None:
        """Leave the package and stop it if this run started it."""
        if "session" in self.__dict__:
            self.session.close()
        if self.launched is not None:
            self.launched.stop()
            self.launched = None


NOT_REACHED = make_cause("U-INTERRUPTED")
NOT_TRIED = make_cause("U-NOT-TRIED")
