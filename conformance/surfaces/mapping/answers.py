"""Answers of the vendor's API as replies of the contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.surfaces.issued import without_files
from conformance.surfaces.mapping.causes import not_arranged
from conformance.surfaces.mapping.leaks import dates_in
from conformance.surfaces.mapping.replies import status_of
from conformance.surfaces.mapping.values import unreadable
from conformance.surfaces.package import OK, Refusal, Reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Row
    from conformance.surfaces.known_words import ShowableWords as Known
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.dates import DatePattern
    from conformance.surfaces.mapping.steps import StepResult


def arranged(answers: list[StepResult], words: Known) -> list[StepResult]:
    """Return the answers to a call that only arranges or reads (`UntestedError` if refused).

    `words`: those of the package that the cause may repeat.
    """
    for one in answers:
        if not one.accepted:
            raise UntestedError(not_arranged(one.exchange.path, one.reasons, one.status, words))
    return answers


def rows_back(answers: Iterable[StepResult], codec: Codec) -> list[Row]:
    """Return the vendor's rows as rows of the catalogue, with what `extra` finds in them."""
    return [row_back(one, row, codec) for one in answers for row in one.rows]


def row_back(answer: StepResult, row: Row, codec: Codec) -> Row:
    """Return one row of the vendor's as a row of the catalogue."""
    if answer.meant is not None:
        return dict(answer.meant)
    read = codec.back(row, textual=answer.decoded.textual)
    if answer.extra:
        read.update(extras(answer, row))
    return read


def extras(answer: StepResult, row: Row) -> Row:
    """Return what the expressions of `extra` find in a vendor's row."""
    return {name: found.find(row) for name, found in answer.extra.items()}


def reply_of(
    answers: Sequence[StepResult],
    rows: Iterable[Row],
    codec: Codec | None,
    dates: Sequence[DatePattern] = (),
) -> Reply:
    """Return the reply: the rows read, or the reasons of the first refusal.

    Its exchange holds what the vendor answered, how it was read, and all `dates` that stand
    anywhere in it: a value that must not leave is looked for in either form.
    """
    refused = next((one for one in answers if not one.accepted), None)
    if refused is not None:
        named = [(r.code, _item(r.place, codec)) for r in refused.reasons]
        asked = codec.asked if codec is not None else frozenset()
        reasons = tuple(
            Refusal(code, item, unasked=bool(asked) and item is not None and item not in asked)
            for code, item in named
        )
        status = status_of(refused.status, refused.reasons)
        return Reply(status, (), reasons, _whole(refused.exchange, [refused], [], dates))
    read = list(rows)
    exchange = answers[-1].exchange
    return Reply(OK, tuple(read), (), _whole(exchange, answers, read, dates))


def _item(place: str | None, codec: Codec | None) -> str | None:
    """Return the item a vendor's field stands for; one not known never becomes an item's key."""
    if place is None:
        return None
    found = codec.item_of(place) if codec else None
    return found if found is not None else unreadable(place)


def _whole(
    exchange: Exchange,
    answers: Sequence[StepResult],
    rows: list[Row],
    dates: Sequence[DatePattern],
) -> Exchange:
    answered: Json = [one.decoded.body for one in answers]
    response: Json = {
        "answered": answered,
        "read": without_files(list(rows)),
        "dates": dates_in(answered, dates),
    }
    return replace(exchange, response=response)
