"""Try the cases of a plan one after another in this process, without pytest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.plugin.prepare import session_at
from conformance.plugin.record import begin
from conformance.plugin.state import State
from conformance.results.build import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.plugin.prepare import Place, Prepared
    from conformance.results.invocation import FilesGivenModel
    from conformance.results.model import CaseModel, Result


def run_here(
    prepared: Prepared,
    place: Place,
    each: Callable[[CaseModel], None],
    files: FilesGivenModel | None = None,
) -> Result:
    """Return the result of the plan; `each` is called with every case that was tried.

    `files`: what the command line said of export files.

    Interrupted from the keyboard, the result says so and holds what was judged until then.
    """
    state, interrupted = State(prepared, place), False
    state.record = begin(prepared, place, files=files)
    session = session_at(prepared, place)
    try:
        for planned in prepared.executable:
            judged = judge(prepared.run, planned, session.execute(planned.case))
            state.judged[judged.id] = judged
            each(judged)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        session.close()
    return state.result(interrupted=interrupted)
