"""Linkages: rows of several groups out and in, each under the vendor's word for its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.surfaces.mapping.answers import extras
from conformance.surfaces.mapping.causes import no_group
from conformance.surfaces.mapping.values import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.replies import VendorReason
    from conformance.surfaces.mapping.runner import Variables
    from conformance.surfaces.mapping.steps import StepResult
    from conformance.surfaces.mapping.vocabulary import Vocabulary


def groups_of(specs: Mapping[str, Specification], domain: str, linkage: str) -> tuple[str, ...]:
    """Return the domain's groups that a linkage carries."""
    spec = specs.get(domain)
    if spec is None or linkage not in spec.linkages:
        return ()
    return tuple(name for name in spec.linkages[linkage].data if name in spec.records)


def variables(
    vocabulary: Vocabulary, domain: str, groups: Sequence[str], body: Mapping[str, Json]
) -> Variables:
    """Return the variables of a linkage: direction, groups, rows, and the rows by group."""
    rows: list[Json] = []
    tables: dict[str, list[Json]] = {}
    for group, row in _given(body):
        word = vocabulary.words.word("groups", domain, group)
        sent = vocabulary.group(domain, group).out(row)
        rows.append({"group": word, "row": sent})
        tables.setdefault(word, []).append(sent)
    return {
        "direction": body.get("direction"),
        "groups": [vocabulary.words.word("groups", domain, group) for group in groups],
        "rows": rows,
        "tables": {word: list(listed) for word, listed in tables.items()},
    }


def linkage_rows(
    answers: Iterable[StepResult], vocabulary: Vocabulary, domain: str, groups: Sequence[str]
) -> list[Row]:
    """Return the rows a linkage sends as `{group, row}`."""
    return [
        {"group": group, "row": vocabulary.group(domain, group).back(row, textual=textual)}
        for one in answers
        for group, row, textual in _rows(one, vocabulary, domain, groups)
    ]


def received(
    answers: Sequence[StepResult], vocabulary: Vocabulary, domain: str, body: Mapping[str, Json]
) -> list[Row]:
    """Return how many rows were taken in, and the errors of the others."""
    given = list(_given(body))
    errors: list[Json] = []
    counted: Json = None
    for one in answers:
        errors += [_error(r, vocabulary, domain, given) for r in one.listed]
        found = extras(one, one.decoded.body if isinstance(one.decoded.body, dict) else {})
        counted = found.get("accepted", counted)
    if isinstance(counted, str) and counted.isdecimal():
        counted = int(counted)
    accepted = len(given) - len(errors) if counted is None else counted
    return [{"accepted": accepted, "errors": errors}]


def _given(body: Mapping[str, Json]) -> Iterator[tuple[str, Row]]:
    rows = body.get("rows")
    for one in rows if isinstance(rows, list) else []:
        if isinstance(one, dict):
            row = one.get("row")
            yield str(one.get("group")), row if isinstance(row, dict) else {}


def _rows(
    answer: StepResult, vocabulary: Vocabulary, domain: str, groups: Sequence[str]
) -> Iterator[tuple[str, Row, bool]]:
    """Yield group and vendor's row: said by the row, by `each`, by the object's names, or alone."""
    words = {vocabulary.words.word("groups", domain, group): group for group in groups}
    textual = answer.decoded.textual
    for row in answer.rows:
        beside = extras(answer, row)
        inner = beside.get("row", row)
        held = inner if isinstance(inner, dict) else row
        if "group" in beside:
            word = str(beside["group"])
            yield words.get(word, unreadable(word)), held, textual
        elif isinstance(answer.of, str) and answer.of in words:
            yield words[answer.of], held, textual
        elif not (named := _elements(row)):
            continue  # an empty document: nothing is sent
        elif set(named) <= set(words):
            for word, listed in named.items():
                for one in listed if isinstance(listed, list) else [listed]:
                    if isinstance(one, dict):
                        yield words[word], one, textual
        elif len(groups) == 1:
            yield groups[0], held, textual
        else:
            raise UntestedError(no_group(answer.exchange.path))


def _elements(row: Row) -> Row:
    """Return a row without the attributes of an XML element."""
    return {name: value for name, value in row.items() if not name.startswith("@")}


def _error(
    reason: VendorReason, vocabulary: Vocabulary, domain: str, given: Sequence[tuple[str, Row]]
) -> Json:
    item: str | None = None
    if reason.place is not None:
        known = reason.index is not None and 0 <= reason.index < len(given)
        groups = (
            [given[reason.index][0]]
            if known and reason.index is not None
            else {g for g, _ in given}
        )
        found = (vocabulary.group(domain, group).item_of(reason.place) for group in groups)
        item = next((name for name in found if name), unreadable(reason.place))
    return {"index": reason.index, "code": reason.code, "item": item}
