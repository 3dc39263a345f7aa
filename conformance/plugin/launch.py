"""Run pytest over the catalogue for the command line, with our own progress and no noise."""

from __future__ import annotations

import contextlib
import io
import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from conformance.cases.case import FILES
from conformance.errors import HarnessError, Message, UsageError
from conformance.plugin.handover import Handover
from conformance.plugin.journal import Journal
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.progress import ProgressPlugin
from conformance.plugin.state import SessionState
from conformance.results.folder import RESULT
from conformance.results.store import write_result
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from conformance.plugin.interruption import Interruption
    from conformance.plugin.prepare import Prepared
    from conformance.results.model import CaseModel, Result
    from conformance.values.words import Bilingual

_QUIET = (
    *("-q", "--no-header", "--tb=no", "--capture=no", "--import-mode=importlib"),
    *("-p", "no:cacheprovider", "-p", "no:logging", "-p", "no:doctest", "-p", "no:unittest"),
    # these two collect garbage at the end
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),
)
_AUTOLOAD = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
_ENOUGH = 200  # cases from which a second process pays


@dataclass(frozen=True)
class PytestRun:
    """A run as the command line asks for it."""

    profile: Path
    out: Path
    workers: str
    options: Mapping[str, str | None]
    lang: str
    journal: Path | None = None


@dataclass(frozen=True)
class Ran:
    """The result, and what the terminal of the command may show of it."""

    result: Result
    unmasked: Mapping[str, CaseModel]
    notices: Sequence[Message] = ()

    @property
    def seen(self) -> Result:
        """The result with values of answers where it was asked to show them: never written."""
        cases = tuple(self._seen(case) for case in self.result.cases)
        return self.result.model_copy(update={"cases": cases})

    def _seen(self, case: CaseModel) -> CaseModel:
        shown = self.unmasked.get(case.id, case)
        return shown if case.finding is None else _with_text(shown, case.finding.text)


def _with_text(case: CaseModel, text: Bilingual) -> CaseModel:
    if case.finding is None:
        return case
    return case.model_copy(update={"finding": case.finding.model_copy(update={"text": text})})


def run_pytest(run: PytestRun, interruption: Interruption) -> Ran:
    """Run the suite and return its result (`ConformanceError` when it could not start).

    The caller holds the folder for the result, and heeds the signals that interrupt the run.
    """
    given = {"profile": str(run.profile), "out": str(run.out), **run.options}
    with uncollected():
        handover = Handover(prepare(options_of(given)), interruption)
    code = _call(handover, given, run)
    if handover.result is None and code == pytest.ExitCode.INTERRUPTED:
        handover.result = _before_anything(handover.prepared, run.out)
    if handover.result is None:
        raise HarnessError(_no_result(code))
    return Ran(handover.result, handover.unmasked, tuple(handover.notices))


def _before_anything(prepared: Prepared, out: Path) -> Result:
    """Return and write the result of a run that was interrupted while it started."""
    result = SessionState(prepared).result(interrupted=True)
    write_result(result, out / RESULT)
    return result


def _call(handover: Handover, given: Mapping[str, str | None], run: PytestRun) -> int:
    prepared = handover.prepared
    arguments = [
        *_paths(prepared),
        *_QUIET,
        *("-p", "conformance.pytest_plugin"),
        *(f"--conf-{name}={value}" for name, value in given.items() if value),
        *("-c", os.devnull, "--rootdir", str(prepared_root(prepared))),
        *_workers(run.workers, len(prepared.executable)),
    ]
    planned = Counter(one.case.requirement.domain for one in prepared.executable)
    progress = ProgressPlugin(planned, run.lang)
    said = io.StringIO()
    quiet = (contextlib.redirect_stdout(said), contextlib.redirect_stderr(said))
    journal = Journal(run.journal, (planned.case.id for planned in prepared.executable))
    with _no_other_plugins(), quiet[0], quiet[1], progress, journal:
        code = pytest.main(arguments, plugins=[handover, progress, journal])
    if handover.error is not None:
        raise handover.error
    if code == pytest.ExitCode.USAGE_ERROR:
        raise UsageError(_usage(said.getvalue()))
    return int(code)


@contextlib.contextmanager
def _no_other_plugins() -> Iterator[None]:
    """Keep whatever plugins are installed out of the run; the caller's environment comes back."""
    before = os.environ.get(_AUTOLOAD)
    os.environ[_AUTOLOAD] = "1"  # by the environment, so that workers inherit it
    try:
        yield
    finally:
        if before is None:
            del os.environ[_AUTOLOAD]
        else:
            os.environ[_AUTOLOAD] = before


def prepared_root(prepared: Prepared) -> Path:
    """Return the folder of the catalogue under test."""
    return next(iter(prepared.specs.values())).directory.parent.parent


def _paths(prepared: Prepared) -> list[str]:
    """Return the catalogue files that hold cases to be tried, in catalogue order."""
    found: dict[str, None] = {}
    for planned in prepared.executable:
        requirement = planned.case.requirement
        directory = prepared.specs[requirement.domain].directory
        found.setdefault(str(directory / f"{FILES[requirement.kind]}.yaml"))
    return list(found) or [
        str(spec.directory / "functions.yaml") for spec in prepared.specs.values()
    ]


def _workers(asked: str, cases: int) -> tuple[str, ...]:
    cores = (os.cpu_count() or 1) if asked == "auto" else int(asked)
    if asked == "auto" and cases < _ENOUGH:
        return ()
    return ("-p", "xdist.plugin", "-n", str(cores), "--dist=worksteal") if cores > 1 else ()


def _usage(said: str) -> Message:
    last = said.strip().splitlines()[-1] if said.strip() else "pytest"
    return Message("USE009", f"実行を始められません: {last}", f"the run could not start: {last}")


def _no_result(code: int) -> Message:
    return Message(
        "HAR002",
        f"結果が書かれませんでした（pytest の終了コード {code}）。",
        f"no result was written (pytest exit code {code})",
        "もう一度実行し、続くなら開発元に知らせてください。",
        "run again; report it if it stays",
    )
