"""A copy held against what stands: where rows are made by functions, they hold what these gave.

A register that is told of a move in gives numbers itself, leaves a former surname blank and keeps
no order of members. What a copy must print then is what stands, not what the case drew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.contract.after_event import newest
from conformance.contract.call import Call
from conformance.findings import UntestedError
from conformance.population.rows import Placed, key_of, known
from conformance.suite.as_it_is.causes import not_reached
from conformance.suite.form_copy import copy_of
from conformance.suite.form_expect import Register, expected_print
from conformance.surfaces.reach import reach_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.form_copy import Copy
    from conformance.suite.trial import Trial


def begin_copy(trial: Trial, copy: Copy, placed: Iterable[Placed] | None = None) -> Copy:
    """Store the rows of a copy (or others); return it with what it must print of what stands.

    `UntestedError`: nothing that tells where the person is stands any more, and was to be told.
    """
    wanted = copy.placed if placed is None else list(placed)
    if not trial.builder.entered:
        trial.begin(wanted)
        return copy
    # who is protected may be hidden from whoever asks: read first what is hidden then
    trial.begin(one for one in wanted if one in copy.placed)
    group = trial.group(copy.binding.record)
    row = _standing(trial, Placed(trial.domain, group.key, copy.row))
    rows = [replace(one, row=_standing(trial, one)) for one in copy.placed]
    register = Register(trial.spec, group, row, rows, trial.day)
    print_ = expected_print(register, copy.form, copy.binding)
    chosen = copy.body["inputs"]
    inputs: Row = chosen if isinstance(chosen, dict) else {}
    found = replace(
        copy, row=row, placed=rows, expected={**inputs, **print_.exact}, laws=print_.laws
    )
    trial.add(one for one in wanted if one not in copy.placed)
    if copy.whereabouts and not found.whereabouts:
        raise UntestedError(not_reached(trial.domain, group.key, copy.whereabouts))
    return found


def begun(trial: Trial) -> Copy:
    """Return a lawful copy of the form under test, whose rows are stored."""
    return begin_copy(trial, copy_of(trial))


def _standing(trial: Trial, one: Placed) -> Row:
    """Return a row as it stands; of one that nobody can read, only by what it is known."""
    if one.domain != trial.domain:
        return one.row
    group = trial.group(one.group)
    own: dict[str, Json] = key_of(group, one.row)
    api = trial.profile.surfaces.api
    if api is None or not reach_of(api)(Call.on("query", one.domain, one.group)):
        return own
    rows = trial.interface.query(one.domain, one.group, own)
    return {**own, **known(group, newest(group, rows) or {})}
