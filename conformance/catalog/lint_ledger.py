"""Lint of the ledger: every rule stands in it, and what it says agrees with the rule."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from conformance.catalog.ledger import ledger_path, read_ledger
from conformance.catalog.yaml import entry_lines
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.ledger import Compared, LedgerEntry, ReadProvision
    from conformance.catalog.models.requirements import Rule

_UNREAD: Final = re.compile(r"条文(は|を|が)?(未確認|未照合|確認していない)|記憶に(よる|基づく)")
"""What a rule says of itself as long as nobody compared it with the text."""

Words = tuple[str, str]


def ledger_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the ledger of a specification that has rules."""
    entries = read_ledger(spec)
    lines = entry_lines(ledger_path(spec)) if entries else {}
    for rule in spec.rules.values():
        if rule.key not in entries:
            yield _missing(spec, rule)
    for entry in entries.values():
        where = f"{ledger_path(spec)}:{lines.get(entry.key, 1)}"
        for ja, en in _of(spec, entry):
            yield Message("CAT037", f"{entry.key}: {ja}", f"{entry.key}: {en}", *_REMEDY, where)


_REMEDY: Final = ("台帳かルールの一方を直してください。", "correct the ledger or the rule")


def _missing(spec: Specification, rule: Rule) -> Message:
    return Message(
        "CAT037",
        f"{rule.key}: 照合台帳（ledger.yaml）にありません。",
        f"{rule.key} does not stand in the ledger",
        "条文を読み、版とともに ledger.yaml に書いてください。",
        "read the provision and enter it with its revision in ledger.yaml",
        spec.where("rules", rule.key),
    )


def _of(spec: Specification, entry: LedgerEntry) -> Iterator[Words]:
    rule = spec.rules.get(entry.key)
    if rule is None:
        yield "その名のルールはありません。", "there is no such rule"
        return
    periods = [period.get("from") for period in rule.parameters]
    for one in entry.parameters:
        if one.from_ not in periods:
            yield (
                f"{one.from_} から始まるパラメータはルールにありません。",
                f"the rule has no parameters from {one.from_}",
            )
    for ground in (entry, *entry.parameters):
        yield from _grounded(ground)
    for reading in (*entry.read, *(r for one in entry.parameters for r in one.read)):
        yield from _reading(reading)
    if entry.corrected and entry.finding == "right":
        yield "正しかったものを直したことになっています。", "what was right was not corrected"
    if entry.result in ("text_read", "document_read"):
        yield from _contradicted(rule)


def _grounded(ground: Compared) -> Iterator[Words]:
    if ground.result == "text_read" and not ground.read:
        yield (
            "text_read には、読んだ条が一つは要ります。",
            "text_read names what was read under 'read'",
        )
    if ground.result == "document_read" and not ground.documents:
        yield (
            "document_read には、読んだ文書が一つは要ります。",
            "document_read names what was read under 'documents'",
        )
    if ground.result != "text_read" and ground.reason is None:
        yield (
            "条文を読まなかった理由（reason）が要ります。",
            "without the text, a 'reason' is stated",
        )


def _reading(reading: ReadProvision) -> Iterator[Words]:
    law, day, _ = reading.revision.split("_")
    if law != reading.egov_law_id:
        yield (
            f"版 {reading.revision} は法令 {reading.egov_law_id} のものではありません。",
            f"revision {reading.revision} is not one of law {reading.egov_law_id}",
        )
    try:
        date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    except ValueError:
        yield f"版の日付 {day} はありません。", f"revision has no such day {day}"


def _contradicted(rule: Rule) -> Iterator[Words]:
    """Yield where a rule still says of itself that nobody read the text."""
    for name in ("statement", "source", "note"):
        if _UNREAD.search(getattr(rule, name) or ""):
            yield (
                f"台帳は条文を読んだとし、{name} は読んでいないとしています。",
                f"the ledger says the text was read, {name} says it was not",
            )
    for one in rule.law_references:
        if one.egov_law_id is None and one.article is not None:
            yield (
                f"{one.title} {one.article} に法令番号（egov_law_id）がありません。",
                f"{one.title} {one.article} lacks its e-Gov law id",
            )
