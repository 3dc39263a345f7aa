"""Lint of functions that add a row: each enters an event or says why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.entering import adding, entering, follows
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import NoEvent


def no_event_messages(spec: Specification) -> Iterator[Message]:
    """Yield the functions that leave open what follows, or say so wrongly."""
    for function in adding(spec):
        if follows(spec, function) is None:
            yield _message(
                spec,
                function.key,
                "行を加えるだけで、異動・届出の入力でもなく、そうでない理由もありません。",
                "adds a row, enters no event and does not say why",
            )
    for function in spec.functions.values():
        if function.no_event is None:
            continue
        if function.key in entering(spec):
            yield _message(
                spec,
                function.key,
                "異動・届出の入力でありながら、そうでない理由（no_event）があります。",
                "enters an event and yet says why it does not (no_event)",
            )
        yield from _of(spec, function.key, function.no_event)


def _of(spec: Specification, key: str, said: NoEvent) -> Iterator[Message]:
    """Yield a message where `of` stands without need, or names nothing that says what follows."""
    if said.kind != "part_of":
        if said.of is not None:
            ja = f"no_event の種類が {said.kind} のとき、of は付きません。"
            yield _message(spec, key, ja, f"no_event of the kind {said.kind} has no 'of'")
        return
    whole = spec.functions.get(said.of or "")
    known = whole is not None and follows(spec, whole) in {"event", "record_only"}
    if said.of == key or not (said.of in spec.events or known):
        yield _message(
            spec,
            key,
            f"no_event の of（{said.of}）が、何が生じるかの分かる異動・機能を指していません。",
            f"'of' of no_event ({said.of}) is no event or function that says what follows",
        )


def _message(spec: Specification, key: str, ja: str, en: str) -> Message:
    return Message(
        "CAT036",
        f"{key}: {ja}",
        f"{key}: {en}",
        "events.yaml の entered_by に加えるか、no_event に種類と理由を書いてください。",
        "add it to entered_by in events.yaml, or state kind and reason under no_event",
        spec.where("functions", key),
    )
