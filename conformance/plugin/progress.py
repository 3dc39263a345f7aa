"""Progress on stderr: one bar at a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

if TYPE_CHECKING:
    import pytest
    from rich.progress import TaskID

_EVERY_SECONDS = 15.0


class Progress:
    """A pytest plugin that counts finished cases; it never changes what is judged."""

    def __init__(self, total: int, lang: str) -> None:
        self.total = total
        self.words = ("試験", "不合格") if lang == "ja" else ("testing", "failed")
        self.done = 0
        self.failed = 0
        self.stream = sys.stderr
        self.console = Console(file=self.stream)
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self.said = float("-inf")  # the first finished case is told at once

    def __enter__(self) -> Self:
        """Show the bar if a person is watching."""
        if self.console.is_terminal and self.total:
            self.bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=self.console,
                transient=True,
            )
            self.bar.start()
            self.task = self.bar.add_task(self.words[0], total=self.total)
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a finished case."""
        if report.when != "call":
            return
        self.done += 1
        self.failed += report.failed
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=self.done, description=self._text())
        elif time.monotonic() - self.said >= _EVERY_SECONDS:
            self.said = time.monotonic()
            self.stream.write(f"{self._text()} {self.done}/{self.total}\n")

    def _text(self) -> str:
        if not self.failed:
            return self.words[0]
        return f"{self.words[0]} ({self.words[1]} {self.failed})"
