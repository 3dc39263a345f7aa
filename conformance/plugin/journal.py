"""A journal of a run that goes on: a line of JSON for each finished case, for whoever watches it.

What is told is what the result will say, values masked; it decides nothing and is no result.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Self

from conformance.plugin.items import PROPERTY
from conformance.results.model import CaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import TextIOWrapper
    from pathlib import Path

    import pytest

_CAREFUL = ("O_NOFOLLOW", "O_NONBLOCK")  # not on Windows
_TOLD = frozenset({"fail", "unconfirmed", "announced", "harness_error"})


class Journal:
    """A pytest plugin that writes the journal; without a file it writes none."""

    def __init__(self, path: Path | None, cases: Iterable[str]) -> None:
        self.path = path
        self.cases = cases
        self.file: TextIOWrapper | None = None

    def __enter__(self) -> Self:
        """Begin with how many cases each domain will try."""
        if self.path is not None:
            self.file = os.fdopen(_opened(self.path), "w", encoding="utf-8")
            domains = Counter(case.split("/", 1)[0] for case in self.cases)
            self._write({"domains": dict(domains)})
        return self

    def __exit__(self, *_: object) -> None:
        """Close the journal."""
        if self.file is not None:
            self.file.close()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write down a finished case, wherever it ran."""
        if report.when != "call" or self.file is None:
            return
        for name, value in report.user_properties:
            if name == PROPERTY:
                self._write(_line(CaseModel.model_validate_json(str(value))))

    def _write(self, line: dict[str, object]) -> None:
        if self.file is not None:
            self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self.file.flush()


def _opened(path: Path) -> int:
    """Return a regular file opened to be written anew: no pipe that nobody reads, no link."""
    flags = os.O_WRONLY | os.O_CREAT | sum(getattr(os, name, 0) for name in _CAREFUL)
    opened = os.open(path, flags, 0o600)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    os.ftruncate(opened, 0)
    return opened


def _line(case: CaseModel) -> dict[str, object]:
    """Return what is told of a case: more of one that deviates."""
    line: dict[str, object] = {"case": case.id, "verdict": case.verdict}
    found = case.finding
    if case.verdict in _TOLD and found is not None:
        text = asdict(found.text)
        title = asdict(case.requirement_title)
        line |= {"code": found.code, "text": text, "title": title}
    return line
