"""Try the cases of a plan one after another in this process, without pytest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.plugin.pinned import changed_since, not_the_same
from conformance.plugin.record import begin
from conformance.plugin.state import SessionState
from conformance.results.build import judge_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.plugin.prepare import PackagePlace, Prepared
    from conformance.results.invocation import FilesGivenModel
    from conformance.results.model import CaseModel, Result


def run_here(
    prepared: Prepared,
    place: PackagePlace,
    each: Callable[[CaseModel], None],
    files: FilesGivenModel | None = None,
) -> Result:
    """Return the result of the plan; `each` is called with every case that was tried.

    `files`: what the command line said of export files.

    Interrupted from the keyboard, the result says so and holds what was judged until then
    (`UsageError` when profile or catalogue changed meanwhile).
    """
    state, interrupted = SessionState(prepared, place), False
    state.record = begin(prepared, place, files=files)
    state.start_clock()
    try:
        for planned in prepared.executable:
            judged = judge_case(prepared.run, planned, state.execute(planned.case))
            state.judged[judged.id] = judged
            each(judged)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        state.close()
    if changed := changed_since(prepared):
        raise not_the_same(changed)
    return state.result(interrupted=interrupted)
