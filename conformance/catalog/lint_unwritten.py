"""Lint what a scaffold left open: each 要記入 that still stands in a file, with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification

UNWRITTEN = "要記入"
"""How a scaffold marks what only a person can say."""


def unwritten_messages(spec: Specification) -> Iterator[Message]:
    """Yield every line of a specification's files that waits for an editor."""
    for path in sorted(spec.directory.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1) if UNWRITTEN in text else ():
            if UNWRITTEN in line:
                place = f"{spec.domain}/{spec.directory.name}/{path.name}:{number}"
                yield _open(line, place)


def _open(line: str, place: str) -> Message:
    shown = line.strip().lstrip("-# ")
    return Message(
        "CAT042",
        f"書かれていません: {shown}",
        f"not written yet: {shown}",
        f"その行を書き、{UNWRITTEN} を消してください。",
        f"write what the line asks for, and take {UNWRITTEN} away",
        place,
    )
