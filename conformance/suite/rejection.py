"""A request that must be rejected: refused as agreed, without effect, and nothing is refused on."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from conformance.findings import Answered, UntestedError
from conformance.population.rows import known
from conformance.suite.elsewhere import alone, place_elsewhere
from conformance.suite.refusal import hold_refused
from conformance.surfaces.mapping.causes import asks_more
from conformance.surfaces.package import OK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conformance.findings import FindingError, Json
    from conformance.population.rows import Row
    from conformance.suite.elsewhere import Place
    from conformance.suite.refusal import Broken
    from conformance.suite.trial import Trial
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
    before = {place: _standing(trial, place, keys) for place, keys in looked.items()}
    reply = send()
    hold_refused(trial, reply, broken)
    for place, keys in looked.items():
        _hold_unchanged(trial, place, before[place], _standing(trial, place, keys))
    if afterwards is not None and not (lawful := afterwards()).accepted:
        if lawful.refusals and all(reason.unasked for reason in lawful.refusals):
            raise UntestedError(asks_more(lawful.exchange.path, lawful.refusals))
        raise refused_afterwards(trial, lawful.answered, lawful.exchange.path)
    return reply


def refused_afterwards(trial: Trial, found: Answered, where: str) -> FindingError:
    """Return the finding that a lawful request is refused since another one was."""
    return trial.deviation(
        "F-REFUSED-AFTERWARDS",
        "誤った要求を拒んだ後、正しい要求も拒まれました。",
        "after a wrong request was refused, a lawful one is refused, too",
        expected=Answered(OK),
        found=found,
        where=where,
        remedy_ja="要求ごとに検査し、前の要求の誤りを後の要求に及ぼさないでください。",
        remedy_en="judge each request by itself; an error must not reach the requests after it",
    )


def _standing(trial: Trial, place: Place, keys: Sequence[Row]) -> Counter[str]:
    """Return the rows that stand, each as the text of the items that the catalogue knows.

    In a sandbox the whole group is read: a row may stand under another key than the one sent.
    """
    domain, record = place
    spec = trial.specification(domain) or trial.spec
    group = spec.records[record]
    wheres: Sequence[Row] = [{}] if alone(trial) else list(keys)
    found = (row for w in wheres for row in trial.interface.query(domain, record, w))
    kept = ({k: v for k, v in known(group, row).items() if v is not None} for row in found)
    return Counter(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in kept)


def _hold_unchanged(trial: Trial, place: Place, before: Counter[str], after: Counter[str]) -> None:
    """Hold that the same rows stand as before."""
    if before == after:
        return
    raise trial.deviation(
        "F-STORED-ANYWAY",
        "拒んだ要求が記録を変えました。",
        "a refused request changed the records all the same",
        expected=_rows(before - after),
        found=_rows(after - before),
        where=_where(trial, place),
        remedy_ja="拒むときは何も記録せず、検査の前に書いたものは取り消してください。",
        remedy_en="store nothing when refusing; roll back what was written before the check",
    )


def _where(trial: Trial, place: Place) -> str:
    domain, record = place
    return f"records/{record}" if domain == trial.domain else f"{domain}/records/{record}"


def _rows(texts: Counter[str]) -> Json:
    return [cast("Json", json.loads(text)) for text in sorted(texts.elements())]
