"""Searches by a name that nobody quite has: a beginning is no whole, an end is no beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, Spares, check, generates
from conformance.cases.row_keys import found_keys, keys_of
from conformance.catalog.models.operations import Search, SearchBy
from conformance.checks.search.together import arranged
from conformance.contract.search import matches
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import worded
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row

_PEOPLE = 3
_SEVERAL = 2  # signs: who has but one has no part that is not the whole


@generates(Search)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per name or place that is searched by from its beginning, or as a whole."""
    operation = cast("Search", subject)
    for by in operation.by:
        item = spec.records[operation.record].item(by.item)
        words = item.type in {"text", "kana"} and by.match == "exact"
        free = item.code_list is None and item.ref is None
        if free and (words or by.match == "prefix"):
            slug = f"finds-no-near-{by.item}".replace("_", "-")
            yield Draft(slug, "search/near", {"item": by.item, "match": by.match})


@check(
    "search/near",
    polarity="absent",
    compares="matching",
    ja="{item:item}が似ているだけの者を返さない（{match:match}）",
    en="does not return who has a similar {item:item} only ({match:match})",
    needs=("load", "run"),
    chooses="item",
    spares=Spares("all"),
)
def near(trial: Trial) -> None:
    """The whole value finds its row; a part of it that may not match finds it no more.

    Sought is who has most signs: of a surname of one sign there is no part to ask by.
    """
    operation = trial.operation(Search)
    by = SearchBy(item=trial.case.param("item"), match=trial.case.params["match"])  # type: ignore[arg-type]  # from the same model
    group = trial.group(operation.record)
    wanted = (by.item, *operation.shows)
    rows = [trial.builder.row(trial.spec, group, f"person {n}", wanted) for n in range(_PEOPLE)]
    rows = list({str(key_of(group, row)): row for row in rows}.values())
    trial.begin(arranged(trial, group, rows, wanted))
    sought = max((str(row[by.item]) for row in rows), key=len)
    _hold(trial, by, group, rows, sought)
    parts = list(_parts(by, sought))
    for part in parts:
        _hold(trial, by, group, rows, part)
    if not parts:
        raise UntestedError(make_cause("U-NO-NEAR", item=by.item))


def _parts(by: SearchBy, value: str) -> Iterator[str]:
    """Yield parts of a value that the way of matching does not allow."""
    if len(value) < _SEVERAL:
        return
    if by.match == "exact":
        yield value[:-1]
    yield value[1:]


def _hold(trial: Trial, by: SearchBy, group: RecordGroup, rows: list[Row], asked: str) -> None:
    expected = [row for row in rows if matches(by, row[by.item], asked)]
    reply = trial.run({by.item: asked})
    if not expected and not reply.accepted:
        return  # what nobody can be called may be refused
    trial.accepted(reply)
    wanted = keys_of(group, expected)
    found = found_keys(group, trial.operation(Search), reply.rows)
    if wanted == found:
        return
    shown: Json = {"asked": asked, "found": cast("Json", found)}
    raise trial.deviation(
        worded("F-SEARCH", form="near"),
        expected={"asked": asked, "found": cast("Json", wanted)},
        found=shown,
        where=f"{reply.exchange.path}: {by.item}",
        cause=f"{trial.case.requirement.id}:{by.item}",
    )
