"""The hooks of a run: collect the catalogue, hand the package's address on, write the result."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, Protocol

import pytest

from conformance.catalog.load import KINDS
from conformance.errors import ConformanceError
from conformance.findings import FindingError, TransportError, UntestedError
from conformance.plugin.checkpoint import Checkpoint
from conformance.plugin.fitted import InDoubt, in_doubt
from conformance.plugin.handover import handover_of
from conformance.plugin.hastened import hasten
from conformance.plugin.items import PROPERTY, UNMASKED, CatalogFile
from conformance.plugin.keys import STATE
from conformance.plugin.one_environment import is_one_environment, notice
from conformance.plugin.options import read_options
from conformance.plugin.pinned import (
    CHANGED,
    changed_since,
    difference,
    not_the_same,
    other_content,
)
from conformance.plugin.prepare import PackagePlace, open_place, prepare
from conformance.plugin.record import begin
from conformance.plugin.resume import answer_digest, hold_continuable, no_answer
from conformance.plugin.state import NOT_REACHED, SessionState
from conformance.plugin.worker import as_told, orders_for, orders_of
from conformance.results.counterexamples import FOLDER, drawn_examples
from conformance.results.folder import RESULT, exclusive_folder
from conformance.results.model import CaseModel
from conformance.results.store import write_result
from conformance.worlds.corpus import save

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.errors import UsageError
    from conformance.findings import Cause
    from conformance.plugin.options import RunOptions
    from conformance.plugin.prepare import Prepared
    from conformance.plugin.worker import Orders
    from conformance.results.model import Result


_ASKED = 2  # one lost answer must not keep a whole run from being tried


_TWO = 2  # workers that can be in each other's way


class WorkerNode(Protocol):
    """What pytest-xdist hands over for each worker."""

    workerinput: dict[str, object]


def register(config: pytest.Config) -> None:
    """Prepare the run and install the hooks (`pytest.UsageError` with our message if wrong)."""
    config.addinivalue_line("markers", "conformance: a case generated from the catalogue")
    stack = ExitStack()
    try:
        state = SessionState(_prepared(config))
        stack.callback(state.close)
        _hold_folder(config, state.prepared.options)
        if (orders := orders_for(config)) is not None:
            _as_worker(state, orders)
        else:
            state.start_clock()
            _open(state, _workers(config))
            _hold_apart(state, config)
    except ConformanceError as error:
        if (handover := handover_of(config)) is not None:
            handover.error = error  # the command that called pytest will tell the person
        stack.close()
        raise pytest.UsageError(str(error)) from error
    config.stash[STATE] = state
    hooks = Hooks(config)
    config.pluginmanager.register(hooks, "conformance-hooks")
    if not hooks.is_worker and not hooks.only_collects:
        config.pluginmanager.register(hooks.checkpoint, "conformance-checkpoint")


class Hooks:
    """Installed only when a profile was given."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.state = config.stash[STATE]
        self.handover = handover_of(config)
        self.is_worker = hasattr(config, "workerinput")
        self.only_collects = bool(config.getoption("collectonly", default=False))
        self.checkpoint = Checkpoint(self.state)
        self.interrupted = False
        self.kept = False
        self.changed: tuple[str, ...] = ()
        self.refused = False

    @cached_property
    def result(self) -> Result:
        """The result of the session, built once at its end."""
        return self.state.result(interrupted=self.interrupted)

    @cached_property
    def _directories(self) -> frozenset[Path]:
        return frozenset(s.directory.resolve() for s in self.state.prepared.specs.values())

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """Collect the files of the specifications under test."""
        catalogued = file_path.suffix == ".yaml" and file_path.stem in KINDS
        if catalogued and file_path.parent.resolve() in self._directories:
            return CatalogFile.from_parent(parent, path=file_path)
        return None

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: WorkerNode) -> None:
        """Tell a worker where the package is, and what it must have loaded."""
        node.workerinput.update(orders_of(self.state))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather the verdict of a case, wherever it ran."""
        if report.when != "call":
            return
        for name, value in report.user_properties:
            if name == PROPERTY:
                judged = CaseModel.model_validate_json(str(value))
                self.state.judged[judged.id] = judged
                if judged.cause is not None and judged.cause.code == CHANGED:
                    self.changed = (judged.cause.details["changed"],)
            elif name == UNMASKED and self.handover is not None:
                seen = CaseModel.model_validate_json(str(value))
                self.handover.unmasked[seen.id] = seen

    @pytest.hookimpl(tryfirst=True)
    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Keep the result of an interrupted run before all else: a runner kills soon after."""
        self.interrupted = True
        if self.is_worker or self.only_collects:
            return
        if self.handover is not None:
            hasten(self.config, excinfo)
        if not self._changed():
            self._keep()

    def pytest_sessionfinish(self) -> None:
        """Write the result once, in the controller."""
        try:
            if not self.is_worker and not self.only_collects:
                self._finish()
        finally:
            self.state.close()

    def _finish(self) -> None:
        if self.kept:
            return
        if changed := self._changed():
            self._refuse(not_the_same(changed))
        self._keep()

    def _changed(self) -> tuple[str, ...]:
        return self.changed or changed_since(self.state.prepared)

    def _keep(self) -> None:
        """Write the result and hand it back."""
        out = self.state.prepared.options.out
        self.kept = True
        if self.handover is not None:
            self.handover.interruption.finish()
            self.handover.result = self.result
        if out is not None:
            write_result(self.result, out / RESULT)
            save(out / FOLDER, drawn_examples(self.result))
        self.checkpoint.over()

    def _refuse(self, error: UsageError) -> NoReturn:
        """End the run without a result."""
        if self.handover is not None:
            self.handover.error = error
        self.checkpoint.over()
        self.refused = True
        pytest.exit(str(error), returncode=pytest.ExitCode.USAGE_ERROR)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say the verdict and our exit code as the last line."""
        if self.is_worker or self.only_collects or self.refused:
            return
        result = self.result
        terminalreporter.write_sep("=", "conformance")
        terminalreporter.write_line(result.verdict.line.en)
        terminalreporter.write_line(result.verdict.line.ja)
        terminalreporter.write_line(f"conformance exit code {result.verdict.exit_code}")


def _hold_folder(config: pytest.Config, options: RunOptions) -> None:
    """Hold the folder for the results until the end, unless the command does so already."""
    is_worker = hasattr(config, "workerinput")
    only_collects = bool(config.getoption("collectonly", default=False))
    if is_worker or only_collects or options.out is None or handover_of(config) is not None:
        return
    stack = ExitStack()
    stack.enter_context(exclusive_folder(options.out, options.resume))
    config.add_cleanup(stack.close)


def _prepared(config: pytest.Config) -> Prepared:
    """Return the run, as the command prepared it if one called pytest."""
    handover = handover_of(config)
    if handover is not None:
        return handover.prepared
    return prepare(as_told(read_options(config), orders_for(config)))


def _workers(config: pytest.Config) -> int:
    """Return the number of worker processes: 0 where the run has none beside its own."""
    asked = config.getoption("numprocesses", default=None)
    return asked if isinstance(asked, int) else 0


def _as_worker(state: SessionState, orders: Orders) -> None:
    state.place = PackagePlace.from_text(orders.place)
    state.deadline = orders.deadline
    if orders.blocked:
        state.blocked = NOT_REACHED
    if other := difference(state.prepared, orders.pinned):
        state.unfit = other_content(other)
    state.doubted = InDoubt(dict.fromkeys(orders.doubted, NOT_REACHED), orders.left_out())


def _open(state: SessionState, workers: int) -> None:
    """Find or start the package, and write down what is under test.

    Raises:
        UsageError: The run that is to be continued judged something else.
    """
    state.place, state.launched = open_place(state.prepared)
    record = begin(state.prepared, state.place, workers=workers)
    state.blocked, capabilities = _preflight(state)
    state.record = record.answered(capabilities)
    if state.earlier is not None:
        if state.blocked is not None:
            raise no_answer(state.blocked)
        hold_continuable(state.earlier, state.prepared, state.record)
    if state.blocked is None:
        state.doubted = in_doubt(state.prepared, state.place)


def _hold_apart(state: SessionState, config: pytest.Config) -> None:
    """Let one process try all where workers would take each other's data away."""
    place = state.place
    if _workers(config) < _TWO or state.blocked is not None or place is None:
        return
    if is_one_environment(state.prepared, place):
        config.option.numprocesses, config.option.dist, config.option.tx = 0, "no", []
        if state.record is not None:
            state.record = replace(state.record, workers=0)
        if (handover := handover_of(config)) is not None:
            handover.notices.append(notice())


def _preflight(state: SessionState) -> tuple[Cause | None, str | None]:
    """Return why no case can be tried, if so, and the hash of what the package says it provides."""
    place = state.place
    if place is None or place.endpoint is None:
        return None, None
    cause = None
    for _ in range(_ASKED):
        try:
            return None, answer_digest(state.session.interface.capabilities())
        except (TransportError, UntestedError) as error:
            cause = error.cause
        except FindingError:
            return None, None  # it answers, wrongly: the cases will say how
    return cause, None
