"""What a package hides of a protected person at one place, it shows at no other.

A package of its own words has screens and lists that the contract does not know. Whom they may
show what is for the package; but what it keeps from somebody at one place, it must not tell the
same person at another (住民基本台帳法第36条の2、住民基本台帳事務処理要領第5-10).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_link
from conformance.checks.protection.restrict import leak
from conformance.checks.protection.traces.find import traces
from conformance.findings import FindingError, UntestedError
from conformance.population.rows import key_of
from conformance.worlds.as_it_is.emitted import emitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.checks.property.protected import ProtectedRows
    from conformance.findings import Json
    from conformance.population.canaries import Canary
    from conformance.population.rows import Row

_CLERK = "clerk"


def hold_enquiries(standing: ProtectedRows) -> None:
    """Hold that what a clerk is not shown in the enquiry about a person stands in no other one.

    Hidden is what the same enquiry shows of somebody else. Who is shown it has nothing hidden from
    them, and nothing is held; so it is where an enquiry cannot be made.
    """
    own = standing.group.key
    mine, others = (_asked(standing, own, key) for key in (standing.key, standing.other_key))
    hidden = _hidden(standing, mine, others)
    for group, where in _about(standing) if hidden else ():
        if group != own:
            _hold(standing, hidden, _asked(standing, group, where), f"query/{group}", own)


def hold_exports(standing: ProtectedRows) -> None:
    """Hold that what one list leaves out of a protected person stands in no list of another kind.

    Another list may hold it where the catalogue gives its group such an item: it is handed to
    somebody who needs it.
    """
    lists = {group: _exported(standing, group) for group in standing.trial.spec.records}
    for own, bodies in lists.items():
        hidden = _hidden(standing, bodies, bodies)
        for group, found in lists.items():
            told = {i.key for i in standing.trial.group(group).items}
            rest = [c for c in hidden if c.item not in told]
            _hold(standing, rest, found, f"export/{group}", own)


def _hidden(standing: ProtectedRows, mine: list[Json], others: list[Json]) -> list[Canary]:
    """Return the marks that are not told of the person, where the same is told of the other."""
    return [
        canary
        for canary in standing.canaries
        if canary.group == standing.group.key
        and canary.domain == standing.trial.domain
        and _stands(str(standing.other.get(canary.item) or ""), others)
        and not _stands(canary.value, mine)
    ]


def _hold(
    standing: ProtectedRows, hidden: list[Canary], bodies: list[Json], output: str, own: str
) -> None:
    shown = [canary.name for canary in hidden if _stands(canary.value, bodies)]
    if shown:
        story: Json = {"hidden in": own, "story": standing.watcher.story}
        raise leak(standing.trial, list(dict.fromkeys(shown)), output, output, story)


def _about(standing: ProtectedRows) -> Iterator[tuple[str, Row]]:
    """Yield groups, and how to ask for what stands there of the person and where they live."""
    trial = standing.trial
    placed = [one for one in standing.placed if one.domain == trial.domain]
    known = {one.group: key_of(trial.group(one.group), one.row) for one in placed}
    yield from known.items()
    for group in trial.spec.records.values():
        link = person_link(trial.spec, group)
        person = standing.row.get(link.item) if link else None
        if link is not None and person is not None and group.key not in known:
            yield group.key, {link.item: person}


def _asked(standing: ProtectedRows, group: str, where: Row) -> list[Json]:
    """Return all that a clerk is answered who asks for rows; nothing where nobody can ask."""
    package = standing.trial.interface
    try:
        package.query(standing.trial.domain, group, where)
    except (UntestedError, FindingError):
        return []
    return list(emitted(package, _CLERK))


def _exported(standing: ProtectedRows, group: str) -> list[Json]:
    package = standing.trial.interface
    try:
        reply = package.export(standing.trial.domain, [group])
    except (UntestedError, FindingError):
        return []
    return list(emitted(package)) if reply.accepted else []


def _stands(value: str, bodies: list[Json]) -> bool:
    return bool(bodies) and bool(traces([value], json.dumps(bodies, ensure_ascii=False).encode()))
