"""Progress on stderr: one bar at a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from conformance.plugin.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest
    from rich.progress import TaskID

_EVERY_SECONDS = 15.0


class Progress:
    """A pytest plugin that counts finished cases; it never changes what is judged."""

    def __init__(self, planned: Mapping[str, int], lang: str) -> None:
        self.pace = Pace(planned, time.monotonic())
        self.lang = lang
        self.stream = sys.stderr
        self.console = Console(file=self.stream)
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self.said = float("-inf")  # the first finished case is told at once

    def __enter__(self) -> Self:
        """Show the bar if a person is watching."""
        if self.console.is_terminal and self.pace.total:
            columns = (BarColumn(20), TextColumn("{task.description}"), TimeElapsedColumn())
            self.bar = Bar(*columns, console=self.console, transient=True)
            self.bar.start()
            self.task = self.bar.add_task(self._text(), total=self.pace.total)
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a finished case."""
        if report.when != "call":
            return
        domain = report.nodeid.partition("/")[0]  # the folder of the file that its item is of
        self.pace.count(domain, failed=report.failed)
        if self.bar is not None and self.task is not None:
            done = self.pace.done.total()
            self.bar.update(self.task, completed=done, description=escape(self._text()))
        elif time.monotonic() - self.said >= _EVERY_SECONDS:
            self.said = time.monotonic()
            self.stream.write(self._text() + "\n")

    def _text(self) -> str:
        return self.pace.text(self.lang, time.monotonic())
