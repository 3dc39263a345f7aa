"""A request that must be rejected: refused as agreed, without effect, and nothing is refused on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.elsewhere import place_elsewhere
from conformance.cases.whole_group import rows_of, standing, where
from conformance.checks.refusals.refusal import hold_refused
from conformance.findings import Answered, UntestedError
from conformance.messages.worded import worded
from conformance.surfaces.known_words import words_of
from conformance.surfaces.mapping.causes import asks_more, half_done, no_word
from conformance.surfaces.package import OK

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping, Sequence

    from conformance.cases.elsewhere import Place
    from conformance.cases.trial import Trial
    from conformance.checks.refusals.broken import Broken
    from conformance.findings import FindingError
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

    Send = Callable[[], Reply]


def hold_rejected(
    trial: Trial,
    send: Send,
    broken: Broken,
    reads: Mapping[str, Sequence[Row]],
    afterwards: Send | None = None,
) -> Reply:
    """Hold that a request is refused for what it breaks, changes nothing, and is got over.

    Args:
        trial: the attempt.
        send: sends the request.
        broken: what it breaks.
        reads: the keys under which it could write, by group. Empty: it writes nothing. In a sandbox
            a group is looked at besides, of any domain, in which it has nothing to write.
        afterwards: sends a lawful request of the same kind to the same municipality.
    """
    other = place_elsewhere(trial, reads)
    looked = {(trial.domain, record): keys for record, keys in reads.items()}
    looked |= {other: ({},)} if other else {}
    before = {place: standing(trial, place, keys) for place, keys in looked.items()}
    reply = send()
    hold_refused(trial, reply, broken)
    for place, keys in looked.items():
        _hold_unchanged(trial, place, before[place], standing(trial, place, keys))
    if afterwards is not None and not (lawful := afterwards()).accepted:
        if lawful.unworded:
            raise UntestedError(no_word(sorted(lawful.unworded)))
        if lawful.refusals and all(reason.unasked for reason in lawful.refusals):
            raise UntestedError(asks_more(lawful, words_of(trial.spec, trial.profile)))
        if reply.half_done:
            raise UntestedError(half_done(reply.exchange.path))
        raise refused_afterwards(trial, lawful.answered, lawful.exchange.path)
    return reply


def refused_afterwards(trial: Trial, found: Answered, where: str) -> FindingError:
    """Return the finding that a lawful request is refused since another one was."""
    return trial.deviation(
        worded("F-REFUSED-AFTERWARDS"),
        expected=Answered(OK),
        found=found,
        where=where,
    )


def _hold_unchanged(trial: Trial, place: Place, before: Counter[str], after: Counter[str]) -> None:
    """Hold that the same rows stand as before."""
    if before == after:
        return
    raise trial.deviation(
        worded("F-STORED-ANYWAY", form="request"),
        expected=rows_of(before - after),
        found=rows_of(after - before),
        where=where(trial, place),
    )
