"""Progress of `conformance files` on stderr: bytes and rows read, cases judged."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.status import Status

from conformance.cli.lang import say

if TYPE_CHECKING:
    from conformance.results.model import CaseModel

_EVERY_SECONDS = 15.0
_MEGABYTE = 1_000_000


class FilesProgress:
    """Counts what is read and judged; it never changes what is judged."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.size = self.rows = self.cases = self.failed = 0
        self.file = ""
        self.console = Console(file=sys.stderr)
        self.status: Status | None = None
        self.said = time.monotonic()

    def __enter__(self) -> Self:
        """Show a line that changes if a person is watching."""
        if self.console.is_terminal:
            self.status = Status("", console=self.console)
            self.status.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self.status is not None:
            self.status.stop()

    def read(self, file: str, size: int, rows: int) -> None:
        """Count what was read of a file."""
        self.file = file
        self.size += size
        self.rows += rows
        self._show()

    def judged(self, case: CaseModel) -> None:
        """Count a case that was judged."""
        self.cases += 1
        self.failed += case.verdict == "fail"
        self._show()

    def _show(self) -> None:
        if self.status is not None:
            self.status.update(self.text())
        elif time.monotonic() - self.said >= _EVERY_SECONDS:
            self.said = time.monotonic()
            sys.stderr.write(self.text() + "\n")

    def text(self) -> str:
        """Return where the run stands."""
        size, rows = f"{self.size / _MEGABYTE:,.0f} MB", f"{self.rows:,}"
        return say(
            self.lang,
            f"{self.file}  {size} {rows} 行を読取、検査 {self.cases} 件（不合格 {self.failed}）",
            f"{self.file}  read {size}, {rows} rows; {self.cases} cases ({self.failed} failed)",
        )
