"""A finding as the result holds it: of the package only what the harness may show."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from conformance.findings import Answered
from conformance.results import model as m
from conformance.results.answered import AnsweredModel, ReasonModel
from conformance.results.hidden import hidden, hidden_answer
from conformance.results.mask import Mask, values_in
from conformance.results.near import near
from conformance.results.strangers import own_of
from conformance.values.secrets import USED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.cases.ground.found import PartStanding
    from conformance.findings import Counterexample, Exchange, Finding, Json, Shown
    from conformance.results.answered import ShownModel
    from conformance.surfaces.known_words import ShowableWords


_CODE = 3  # letters of a code, by which nobody is known


def mask_of(finding: Finding, sent: Iterable[Json], words: ShowableWords) -> Mask:
    """Return the mask of a finding: it shows what the case made, and the words."""
    made = (finding.example, *sent, *_sent_first(finding.exchanges))
    known = {text for value in made for text in values_in(value)}
    answers = (e.response for e in finding.exchanges)
    told = {text for one in answers for text in _texts(one)} - known
    known |= {text for text in values_in(finding.expected) if text not in told}
    return Mask(frozenset({*known, *near(known)}), words)


def _sent_first(exchanges: Iterable[Exchange]) -> Iterator[Json]:
    """Yield the texts and numbers of requests that no answer before them had told."""
    told: set[str] = set()
    for one in exchanges:
        yield [text for text in values_in(one.request) if text not in told]
        told |= set(_texts(one.response))


def _texts(value: Shown) -> Iterator[str]:
    """Yield the texts inside a value that may be somebody's: no numbers, no codes."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str) and len(value) > _CODE:
        yield value


def _said(ja: str, en: str) -> Bilingual:
    return Bilingual(ja=USED.hidden_whole(ja), en=USED.hidden_whole(en))


def sent_of(finding: Finding, sent: Sequence[Json]) -> dict[str, Json]:
    """Return what was last sent of the items that the refusal of a call is about.

    None where the call left an item out that one before it had: that is what the refusal is about.
    """
    if not isinstance(finding.found, Answered):
        return {}
    items = {reason.item: None for reason in finding.found.reasons if reason.item}
    calls = [*map(_inputs, sent), *(_inputs(one.request) for one in finding.exchanges)]
    held = {item: [call[item] for call in calls if item in call] for item in items}
    last = next((_inputs(one) for one in reversed(sent) if _is_request(one)), None)
    return {
        item: values[-1] if last is None or item in last else None
        for item, values in held.items()
        if values
    }


def _is_request(call: Json) -> bool:
    """Return whether something was asked for: neither a row to be loaded nor a look at rows."""
    return isinstance(call, dict) and not {"row", "where"} & call.keys()


def _inputs(call: Json) -> dict[str, Json]:
    inner = call.get("inputs") if isinstance(call, dict) else None
    return inner if isinstance(inner, dict) else call if isinstance(call, dict) else {}


def finding_model(
    finding: Finding, mask: Mask, sent: Sequence[Json] = (), *, shared: bool = False
) -> m.FindingModel:
    """Return a finding as the result holds it: values that the harness did not make are masked.

    `shared`: the database holds other people, whose rows are no evidence.
    """
    return m.FindingModel(
        code=finding.code,
        text=_said(finding.ja, finding.en),
        expected=_shown(_expected_in(finding, mask)),
        found=_shown(found_in(finding, mask)),
        sent=sent_of(finding, sent),
        where=USED.hidden_whole(finding.where),
        cause=USED.hidden_whole(finding.cause),
        remedy=Bilingual(ja=finding.remedy_ja, en=finding.remedy_en),
        steps=tuple(
            m.StepModel(text=Bilingual(ja=s.ja, en=s.en), law=s.law) for s in finding.steps
        ),
        example=finding.example,
        counterexample=_counterexample(finding.counterexample),
        exchanges=tuple(_exchange(e, mask, shared=shared) for e in finding.exchanges),
        cells=tuple(m.CellModel(**asdict(one)) for one in finding.cells),
        places=tuple(m.PaperPlaceModel(**asdict(one)) for one in finding.places),
    )


def parts_model(
    finding: Finding, standings: Sequence[PartStanding]
) -> tuple[m.FindingPartModel, ...]:
    """Return each deviation that a finding tells with its ground, where more could be told."""
    if not finding.parts and len(standings) == 1:
        return ()
    return tuple(
        m.FindingPartModel(
            code=one.part.code, items=one.part.items, ground=one.on.ground, rests_on=one.on.on
        )
        for one in standings
    )


def found_in(finding: Finding, mask: Mask) -> Shown:
    """Return what was found with everything masked that only the package knows."""
    found = finding.found
    if isinstance(found, Answered):
        return hidden_answer(mask.answered(found))
    return hidden(found if finding.masked else mask.shown(found, finding.about))


def _is_told(value: Shown, mask: Mask) -> bool:
    """Say whether a value holds a text that the package told and the harness did not make."""
    return any(text not in mask.known for text in _texts(value))


def _as_sent(request: Json, mask: Mask) -> Json:
    """Return a request: what an answer had told before is shown by its shape."""
    return hidden(mask.shown(request)) if _is_told(request, mask) else request


def _expected_in(finding: Finding, mask: Mask) -> Shown:
    """Return what was expected: where one answer is held against another, only its shape."""
    expected = finding.expected
    if isinstance(expected, Answered):
        return expected
    told = _is_told(expected, mask)
    return hidden(mask.shown(expected, finding.about)) if told else expected


def _shown(value: Shown) -> ShownModel:
    if not isinstance(value, Answered):
        return value
    reasons = tuple(ReasonModel(code=one.code, item=one.item) for one in value.reasons)
    return AnsweredModel(kind="answer", status=value.status, reasons=reasons, message=value.message)


def _counterexample(one: Counterexample | None) -> m.CounterexampleModel | None:
    if one is None:
        return None
    return m.CounterexampleModel(part=one.part, form=one.form, value=one.value, saved=one.saved)


def _exchange(exchange: Exchange, mask: Mask, *, shared: bool) -> m.ExchangeModel:
    return m.ExchangeModel(
        method=exchange.method,
        path=USED.hidden_whole(exchange.path),
        request=_as_sent(exchange.request, mask),
        status=exchange.status,
        response=hidden(mask.shown(own_of(exchange.response, mask.known, shared=shared))),
    )
