"""A change that rests on what another clerk has changed meanwhile: it must be refused.

Asked of packages that hand out with a record what they then want back (a version, a time stamp):
one clerk opens the record, another one changes it, the first one saves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.at_once import twins
from conformance.findings import UntestedError
from conformance.messages.worded import worded
from conformance.surfaces.mapping.causes import no_field
from conformance.surfaces.meanwhile import meanwhile
from conformance.worlds.arrange import legal
from conformance.worlds.existing import existing

if TYPE_CHECKING:
    from conformance.cases.trial import Trial
    from conformance.catalog.models.operations import Update
    from conformance.findings import Cause, FindingError
    from conformance.population.rows import Row
    from conformance.surfaces.package import Package, Reply
    from conformance.worlds.arrange import Arranged


def hold_outdated(trial: Trial, operation: Update) -> None:
    """Hold that the first clerk's change is refused, and accepted once it rests on what is so.

    Raises:
        UntestedError: nothing that the calls read beforehand tells a later change.
    """
    mine, theirs = (legal(trial, operation, salt) for salt in ("-first", "-second"))
    _, key = existing(trial, operation.record, mine)
    trial.interface.load(theirs.world)
    first, second = twins(trial, 2)
    there: list[Reply] = []
    with meanwhile(lambda: there.append(_change(trial, second, key, theirs))) as between:
        reply = _change(trial, first, key, mine)
    if not there:
        raise UntestedError(_nothing_read(trial, operation))
    trial.accepted(there[0])
    if not between.outdated:
        raise UntestedError(_nothing_read(trial, operation))
    if reply.accepted:
        raise _lost(trial, operation)
    trial.accepted(_change(trial, first, key, mine))


def _change(trial: Trial, package: Package, key: Row, form: Arranged) -> Reply:
    return package.run(trial.domain, trial.key, {**key, **form.inputs}, form.role)


def _nothing_read(trial: Trial, operation: Update) -> Cause:
    past = trial.group(operation.record).history
    return no_field([past.number if past else operation.record])


def _lost(trial: Trial, operation: Update) -> FindingError:
    return trial.deviation(
        worded("F-LOST-UPDATE", form="outdated"),
        expected="refused",
        found="accepted",
        where=f"records/{operation.record}",
    )
