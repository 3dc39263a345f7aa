"""Checks that are asked once more after their case ids were retired: a new requirement, a new id.

A retired id is never issued again (`id_lock`): results that name it keep their meaning. Where an
entry asks again, in another sense than before, its cases carry another id.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.cases.id_lock import Lock
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import Case
    from conformance.cases.registry import Draft
    from conformance.catalog.models.domain import Specification

_NEW = "-2"


def renewed(draft: Draft, again: Iterable[str]) -> Draft:
    """Return the draft, under its new name where the entry asks it again."""
    return replace(draft, slug=f"{draft.slug}{_NEW}") if draft.slug in again else draft


def again_messages(
    spec: Specification, entry: tuple[str, str], again: Iterable[str], cases: Iterable[Case]
) -> Iterator[Message]:
    """Yield what an entry (kind and key) asks again though nothing like it was retired or made."""
    kind, key = entry
    ids = {case.id for case in cases}
    path = spec.directory.parent.parent / "lock" / f"{spec.domain}.txt"
    retired = Lock.parse(path.read_text(encoding="utf-8") if path.is_file() else "").retired
    for slug in again:
        old = f"{spec.domain}/{kind}/{key}/{slug}"
        if f"{old}{_NEW}" not in ids:
            ja, en = f"{slug} という検査は作られません。", f"makes no check {slug}"
        elif old not in retired:
            ja, en = f"{old} は廃止されていません。", f"{old} was not retired"
        else:
            continue
        yield Message(
            "CAT120",
            f"{key}: again に誤りがあります。{ja}",
            f"{key}: wrong under 'again': {en}",
            "廃止した識別子の検査をもう一度行うときだけ、again にその名を書いてください。",
            "name under again only checks whose ids were retired and which are asked once more",
            spec.where(f"{kind}s", key),
        )
