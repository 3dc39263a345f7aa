"""Keep each finished case at once, so that a run that is killed can be continued."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from conformance.plugin.items import PROPERTY
from conformance.plugin.record import begin
from conformance.results.build import build
from conformance.results.folder import UNFINISHED
from conformance.results.unfinished import Unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.plugin.state import SessionState


class Checkpoint:
    """A pytest plugin of the process that gathers the verdicts; without a folder it keeps none.

    A disk that takes no more is the end's to tell: the run goes on without it.
    """

    def __init__(self, state: SessionState) -> None:
        self.state = state
        self.kept: Unfinished | None = None

    def pytest_sessionstart(self) -> None:
        """Say what is judged, and keep what an earlier run found of it."""
        path = self._path
        if path is None:
            return
        run, place = self.state.prepared.run, self.state.place
        record = self.state.record or begin(self.state.prepared, place)
        with suppress(OSError):
            self.kept = Unfinished(build(run, [], record, None, interrupted=True), path)
            for case in self.state.kept.values():
                self._add(case.model_dump_json())

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a finished case, wherever it was tried."""
        if report.when == "call":
            for name, value in report.user_properties:
                if name == PROPERTY:
                    self._add(str(value))

    def over(self) -> None:
        """Take away what was kept: the run has a result now, or is to have none."""
        if self.kept is not None:
            self.kept.close()
            self.kept = None

    def _add(self, case: str) -> None:
        if self.kept is not None:
            with suppress(OSError):
                self.kept.add(case.encode())

    @property
    def _path(self) -> Path | None:
        """Where to write; what this run itself continues is not written over."""
        options = self.state.prepared.options
        if options.out is None:
            return None
        path = options.out / UNFINISHED
        same = options.resume is not None and options.resume.resolve() == path.resolve()
        return None if same else path
