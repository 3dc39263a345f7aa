"""Runs the steps of a call: in order, per element, again until done, page after page."""

from __future__ import annotations

import time
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from conformance.findings import Cause, Exchange, Finding, FindingError, UntestedError
from conformance.messages.causes import make_cause
from conformance.messages.worded import make_finding, worded
from conformance.surfaces.access import reading as safely
from conformance.surfaces.mapping.between import let_happen
from conformance.surfaces.mapping.bodies import encode, query_string
from conformance.surfaces.mapping.causes import no_value
from conformance.surfaces.mapping.decode import DecodedBody, UnreadableError, decode
from conformance.surfaces.mapping.evidence import placeholders, readable, without
from conformance.surfaces.mapping.memory import Memory
from conformance.surfaces.mapping.outcomes import meant_by
from conformance.surfaces.mapping.paging import Pages
from conformance.surfaces.mapping.steps import READING, StepResult
from conformance.surfaces.mapping.template import template, text_of, value_of
from conformance.surfaces.package import actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.http import HttpResponse
    from conformance.surfaces.mapping.between import Looked
    from conformance.surfaces.mapping.evidence import Trail
    from conformance.surfaces.mapping.heard import AnswerRecorder
    from conformance.surfaces.mapping.models.call import CallStep
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.mapping.steps import CompiledStep
    from conformance.surfaces.mapping.template import Filled
    from conformance.surfaces.mapping.transport import Transport

Variables = dict[str, "Json"]
_STRUCTURED = frozenset({"json", "xml"})
_NO_CONTENT = 204


@dataclass
class Runner:
    """Sends the requests of a case and keeps their evidence."""

    section: MappingSection
    transport: Transport
    trail: Trail
    lasting: Variables = field(default_factory=dict)
    """Variables that a `fresh` call kept: good until the next one keeps them anew."""
    kept: Variables = field(default_factory=dict)
    """Variables that the last call kept."""
    taken: list[CallStep] = field(default_factory=list)
    """The steps of the last call that were taken."""
    memory: Memory = field(default_factory=Memory)
    """What earlier calls were told and later ones are asked for."""
    heard: AnswerRecorder | None = None
    """Where every answer is kept while the profile is tried out; None in a run."""
    emitted: list[tuple[str, Json]] = field(default_factory=list)
    """Roles and the bodies that they were answered with in the last call, as they came."""
    _headers: dict[str, Mapping[str, Filled]] = field(default_factory=dict)

    def run(self, steps: tuple[CompiledStep, ...], given: Variables, role: str) -> list[StepResult]:
        """Return the answers of the step that is the reply; a refusal ends the call.

        With `each`, there is one answer per element; none when every step was skipped.
        """
        kept = self.kept = {}
        self.taken.clear()
        self.emitted.clear()
        variables = {**self.lasting, **given}
        reply: list[StepResult] = []
        looked: list[Looked] = []
        marked = any(one.step.reply for one in steps)
        for one in steps:
            variables |= {name: e.find(variables) for name, e in one.let.items()}
            if one.when is not None and not one.when.holds(variables):
                continue
            self.taken.append(one.step)
            recalled = self.memory.recall(one.recall, variables)
            kept.update(recalled)
            variables.update(recalled)
            let_happen(one, looked, variables, self._again)
            if one.method in READING and one.step.each is None:
                looked.append((one, dict(variables), one.step.role or role))
            answers = list(self._each(one, variables, kept, one.step.role or role))
            if any(not a.accepted for a in answers):
                return [a for a in answers if not a.accepted][:1]
            if one.step.reply or not marked:
                reply = answers
        return reply

    def _again(self, one: CompiledStep, variables: Mapping[str, Json], role: str) -> StepResult:
        """Return the answer of a step that is taken once more; nothing of it is kept."""
        return self._once(one, dict(variables), {}, role, None)

    def _each(
        self, one: CompiledStep, variables: Variables, kept: Variables, role: str
    ) -> Iterator[StepResult]:
        """Yield the answers of a step, one per element of its list."""
        if one.step.each is None:
            yield self._once(one, variables, kept, role, None)
            return
        elements = value_of(one.step.each, variables)
        for number, element in enumerate(elements if isinstance(elements, list) else [], 1):
            within = variables | {"one": element, "number": number}
            answer = self._once(one, within, kept, role, element)
            variables.update(kept)
            yield answer
            if not answer.accepted:
                return

    def _once(
        self, one: CompiledStep, variables: Variables, kept: Variables, role: str, of: Json
    ) -> StepResult:
        """Send a request, again until its poll is done, with all its pages."""
        who = {"role": role, "role_code": self.transport.code(role), "actor": actor(role)["id"]}
        acting = {**variables, **who}
        answer = self._paged(one, acting, kept, role, of)
        deadline = time.monotonic() + (one.step.poll.at_most_seconds if one.step.poll else 0)
        while answer.accepted and one.until and one.step.poll:
            if one.until.holds(answer.decoded.body):
                break
            if time.monotonic() > deadline:
                raise UntestedError(_not_done(answer.exchange.path, one.until.text))
            time.sleep(one.step.poll.every_seconds)
            self.trail.exchanges.pop()  # how often is asked differs from run to run
            answer = self._paged(one, acting, kept, role, of)
        if answer.accepted:
            found = {n: e.find(answer.decoded.body) for n, e in one.keep.items()}
            found |= {n: answer.headers.get(h) for n, h in one.step.keep_headers.items()}
            if one.remember is not None:
                found |= self.memory.take(one.remember, answer.decoded.body)
            kept.update(found)
            variables.update(found)
            self.trail.hide(found)
        return answer

    def _paged(
        self, one: CompiledStep, variables: Variables, kept: Variables, role: str, of: Json
    ) -> StepResult:
        """Return the answer of a request; with paging the joined rows of all pages."""
        paging = one.step.paging
        if paging is None:
            return self._request(one, variables, kept, role, of)[0]
        pages = Pages(paging, one.following, self.transport.connect(role).base_url)
        rows: list[Row] = []
        answer: StepResult | None = None
        while pages.more:
            answer, raw = self._request(one, variables, kept, role, of, pages)
            if not answer.accepted:
                return answer
            rows += answer.rows
            pages.turn(len(answer.rows), answer.decoded.body, raw.headers)
        if answer is None or pages.beyond:
            raise UntestedError(_too_many_pages(one.step.request, paging.at_most))
        return replace(answer, rows=tuple(rows))

    def _request(
        self,
        one: CompiledStep,
        variables: Variables,
        kept: Variables,
        role: str,
        of: Json,
        pages: Pages | None = None,
    ) -> tuple[StepResult, HttpResponse]:
        """Send one request and read its answer; the exchange goes to the evidence."""
        for name in one.named:
            if value_of(name, variables) in (None, ""):
                raise UntestedError(no_value(one.step.request, name))
        path, value = _filled(one, variables, pages)
        filled = {**self._role_headers(role), **one.headers}
        headers = {name: text_of(fill(variables)) for name, fill in filled.items()}
        body = encode(one.form, value, one.step.root, self.section.encoding) if one.body else None
        with safely() if one.step.safe and not _elsewhere(one, variables, path) else nullcontext():
            answer = self.transport.send(role, one.method, path, headers, body, one.target)
        hidden = {**self.lasting, **kept}
        if hidden:
            path, value = _filled(one, {**variables, **placeholders(hidden)}, pages)
        shown = without(readable(path if pages is None else pages.hidden(path)), hidden)
        decoded = self._decoded(one, answer, shown)
        self.emitted.append((role, decoded.body))
        seen = self.trail.shown(decoded.body, hidden)
        exchange = Exchange(one.method, shown, value, answer.status, seen)
        self.trail.add(exchange)
        answered = _read(one, answer, decoded, exchange, {**variables, **kept})
        answered = replace(answered, of=of)
        if self.heard is not None:
            self.heard.take(one, answered)
        return answered, answer

    def _role_headers(self, role: str) -> Mapping[str, Filled]:
        """Return the templates of a role's headers."""
        if role not in self._headers:
            section = self.transport.roles.get(role)
            held = section.headers if section else {}
            self._headers[role] = {name: template(text) for name, text in held.items()}
        return self._headers[role]

    def _decoded(self, one: CompiledStep, answer: HttpResponse, shown: str) -> DecodedBody:
        """Return the body; one that cannot be read is a finding where the answer accepts."""
        good = answer.status < 300  # noqa: PLR2004 - HTTP: success
        try:
            return decode(
                answer, one.step.answer if good else None, self._otherwise, self.section.encoding
            )
        except UnreadableError as error:
            if not good:
                return DecodedBody(None, "text")
            exchange = Exchange(one.method, shown, None, answer.status, None)
            self.trail.add(exchange)
            raise FindingError(_unreadable(exchange, str(error), answer.content_type)) from error

    @property
    def _otherwise(self) -> str:
        """The format of answers whose content type says nothing."""
        return "xml" if self.section.format == "xml" else "json"


def _filled(one: CompiledStep, variables: Variables, pages: Pages | None) -> tuple[str, Json]:
    """Return path with query, and body."""
    query = one.query(variables) if one.query else {}
    held: Mapping[str, Json] = query if isinstance(query, dict) else {}
    path = one.path(variables)
    if pages is not None:
        path, held = pages.place(path, held)
    return path + query_string(dict(held)), one.body(variables) if one.body else None


def _elsewhere(one: CompiledStep, variables: Variables, path: str) -> bool:
    """Return whether a page lies at another path than the step that a person answers for."""
    return urlsplit(path).path != urlsplit(one.path(variables)).path


def _not_done(path: str, until: str) -> Cause:
    return make_cause("P-NOT-DONE", {"path": path}, path=path, until=until)


def _too_many_pages(request: str, at_most: int) -> Cause:
    return make_cause("P-PAGES", {"request": request}, request=request, at_most=at_most)


def _unreadable(exchange: Exchange, form: str, content_type: str) -> Finding:
    return make_finding(
        worded("F-BODY", form="mapping"),
        form,
        content_type or "-",
        exchange.path,
        cause=f"mapping:{exchange.path}",
        exchanges=(exchange,),
    )


def _read(
    one: CompiledStep,
    answer: HttpResponse,
    decoded: DecodedBody,
    exchange: Exchange,
    variables: Variables,
) -> StepResult:
    """Return what the answer of a step says, by the step's own reading."""
    reading, status = one.reading, answer.status
    structured = decoded.form in _STRUCTURED and status != _NO_CONTENT
    accepted = reading.accepted(status, decoded.body, structured=structured)
    meant = meant_by(one, status, decoded, accepted=accepted)
    accepted = accepted or meant is not None
    rows = tuple(reading.rows_of(decoded.body)) if accepted and meant is None else ()
    if meant is not None:
        rows = (meant,)
    if one.add is not None:
        more = cast("Row", one.add(variables))
        rows = tuple({**row, **more} for row in rows)
    return StepResult(
        accepted,
        status,
        rows,
        () if accepted else reading.reasons_of(status, decoded.body),
        decoded,
        exchange,
        None,
        one.extra,
        reading.listed(decoded.body) if accepted else (),
        answer.headers,
        meant,
        nobody=not accepted and reading.says_nobody(status, decoded.body),
    )
