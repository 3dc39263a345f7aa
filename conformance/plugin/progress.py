"""Progress on stderr: at a terminal a line for the whole run and one for each domain at work.

Elsewhere, as in CI, it is a plain line now and then.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from conformance.plugin.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest
    from rich.progress import TaskID

_EVERY_SECONDS = 15.0


class ProgressPlugin:
    """A pytest plugin that counts finished cases; it never changes what is judged."""

    def __init__(self, planned: Mapping[str, int], lang: str) -> None:
        self.pace = Pace(planned, time.monotonic())
        self.lang = lang
        self.stream = sys.stderr
        self.console = Console(file=self.stream)
        self.live: Live | None = None
        self.line = self.pace.whole(lang, self.pace.began)
        self.bars = Bars(
            TextColumn("  {task.description}"),
            BarColumn(16),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failures]}", style="red"),
            TimeElapsedColumn(),
            console=self.console,
        )
        self.rows: dict[str, TaskID] = {}
        self.said = float("-inf")  # the first finished case is told at once

    def __enter__(self) -> Self:
        """Show the lines that change if a person is watching."""
        if self.console.is_terminal and self.pace.total:
            self.live = Live(
                get_renderable=self._shown,
                console=self.console,
                transient=True,
                redirect_stdout=False,  # what is caught for later is not for the terminal
                redirect_stderr=False,
            )
            self.live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the lines away."""
        if self.live is not None:
            self.live.stop()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a finished case."""
        if report.when != "call":
            return
        domain = report.nodeid.partition("/")[0]  # the folder of the file that its item is of
        self.pace.count(domain, failed=report.failed)
        if self.live is not None:
            self._draw(domain)
        elif time.monotonic() - self.said >= _EVERY_SECONDS:
            self.said = time.monotonic()
            self.stream.write(self.pace.text(self.lang, self.said) + "\n")

    def _draw(self, domain: str) -> None:
        """Say anew how a domain stands; one that is through stays only where something failed."""
        pace = self.pace
        self.line = pace.whole(self.lang, time.monotonic())
        if domain not in self.rows:
            total = pace.planned[domain]
            self.rows[domain] = self.bars.add_task(domain, total=total, failures="")
        done, failed = pace.done[domain], pace.failures(domain, self.lang)
        shown = done < pace.planned[domain] or bool(failed)
        self.bars.update(self.rows[domain], completed=done, failures=failed, visible=shown)

    def _shown(self) -> Group:
        return Group(Text(self.line, no_wrap=True, overflow="ellipsis"), self.bars)
