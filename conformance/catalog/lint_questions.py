"""Lint the open questions: each has a switch that reaches its place, or says why it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.questions import SetsInput, SetsItem
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.questions import Effect, Question

_SIDES = 2  # a contradiction and a choice both have two


def question_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the questions of a specification."""
    seen: set[str] = set()
    for question in spec.questions.values():
        for ja, en in (*_cited(question), *_decided(question), *_reaching(spec, question)):
            yield _message(spec, question, ja, en)
        if question.switch in seen:
            yield _message(
                spec, question, "同じ名のスイッチがあります。", "its switch stands twice"
            )
        seen.update(filter(None, (question.switch,)))


def _message(spec: Specification, question: Question, ja: str, en: str) -> Message:
    where = spec.where("questions", question.key)
    return Message(
        "CAT025",
        f"問い {question.key}: {ja}",
        f"question {question.key}: {en}",
        "readings・switch・default・no_switch を見直してください。",
        "look at readings, switch, default and no_switch",
        where,
    )


def _cited(question: Question) -> Iterator[tuple[str, str]]:
    if question.status == "spec_unclear" and len(question.citations) < _SIDES:
        yield "矛盾には両方の箇所を挙げてください。", "a contradiction must cite both places"


def _decided(question: Question) -> Iterator[tuple[str, str]]:
    if (question.switch is None) == (question.no_switch is None):
        yield "switch か no_switch のどちらか一つが要ります。", "needs one of switch and no_switch"
    if question.switch is None:
        return
    if len(question.readings) < _SIDES:
        yield "選べる読み方が二つ要ります。", "a switch needs two readings"
    if question.default not in question.readings:
        yield f"既定 {question.default!r} がありません。", f"no default {question.default!r}"


def _reaching(spec: Specification, question: Question) -> Iterator[tuple[str, str]]:
    for name, reading in question.readings.items():
        for effect in reading.sets:
            if not _stands(spec, effect):
                yield f"{name} の設定先がありません。", f"what {name} sets does not exist"
    for requirement in question.about:
        domain, kind, key = requirement.split("/")
        entries = getattr(spec, "apis" if kind == "api" else f"{kind}s", {})
        if domain != spec.domain or key not in entries:
            yield f"about の {requirement} がありません。", f"about: there is no {requirement}"


def _stands(spec: Specification, effect: Effect) -> bool:
    if isinstance(effect, SetsItem):
        group = spec.records.get(effect.record)
        return group is not None and effect.item in {i.key for i in group.items}
    rule = spec.rules.get(effect.rule)
    if rule is None or not isinstance(effect, SetsInput):
        return rule is not None
    return effect.input in rule.inputs
