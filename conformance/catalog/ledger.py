"""Read the ledger of a specification and count it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, cast, get_args

from conformance.catalog.entries import read_entries
from conformance.catalog.models.ledger import Ground, LedgerEntry, Verdict
from conformance.catalog.once import once_per_specification

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

GROUNDS: Final[tuple[Ground, ...]] = get_args(Ground)
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class LedgerCount:
    """How many rules of a domain (or of all) stand on what, and what their reading said.

    `rules` counts those of the catalogue; who is in no ledger is in none of the other numbers.
    `by_statute`: those that a statute decides, read or not; the others rest on what is none.
    """

    domain: str
    rules: int
    text_read: int = 0
    document_read: int = 0
    secondary: int = 0
    not_available: int = 0
    right: int = 0
    wrong: int = 0
    too_strict: int = 0
    too_lax: int = 0
    unclear: int = 0
    not_judged: int = 0
    corrected: int = 0
    open_points: int = 0
    by_statute: int = 0


_NUMBERS: Final = tuple(f.name for f in fields(LedgerCount) if f.name != "domain")


def ledger_path(spec: Specification) -> Path:
    """Return where the ledger of a specification stands, whether it exists or not."""
    return spec.directory / "ledger.yaml"


@once_per_specification
def read_ledger(spec: Specification) -> Mapping[str, LedgerEntry]:
    """Return the entries by rule; empty without a ledger (`CatalogError` with file and line)."""
    path = ledger_path(spec)
    if not path.is_file():
        return {}
    return cast("Mapping[str, LedgerEntry]", read_entries(LedgerEntry, "rules", path))


def count_ledger(spec: Specification) -> LedgerCount:
    """Return the counts of one specification."""
    entries = [one for key, one in read_ledger(spec).items() if key in spec.rules]
    numbers = Counter[str]()
    numbers.update(one.result for one in entries)
    numbers.update(one.finding for one in entries)
    return LedgerCount(
        domain=spec.domain,
        rules=len(spec.rules),
        corrected=sum(one.corrected for one in entries),
        open_points=sum(len(one.open) for one in entries),
        by_statute=sum(decided_by_statute(one) for one in entries),
        **{name: numbers[name] for name in (*GROUNDS, *VERDICTS)},
    )


def decided_by_statute(entry: LedgerEntry) -> bool:
    """Say whether a statute decides the rule, read or not to be had."""
    return entry.result == "text_read" or entry.rests_on == "statute"


def total_ledger(parts: Iterable[LedgerCount]) -> LedgerCount:
    """Return the sums over domains, under the name `total`."""
    listed = tuple(parts)
    sums = {name: sum(getattr(part, name) for part in listed) for name in _NUMBERS}
    return LedgerCount(domain="total", **sums)


_WITHOUT_TEXT: Final[Mapping[str, str]] = {
    "secondary": "二次資料による",
    "not_available": "条文は入手できず",
}


def law_as_read(spec: Specification, rule: Rule) -> str:
    """Return the law of a rule with the state of the text it was read against, or what else."""
    entry = read_ledger(spec).get(rule.key)
    if entry is None:
        return rule.law
    if entry.result == "document_read":
        editions = "、".join(dict.fromkeys(f"{one.title} {one.edition}" for one in entry.documents))
        return f"{rule.law}（{editions}の本文と照合）"
    if entry.result != "text_read":
        return f"{rule.law}（{_WITHOUT_TEXT[entry.result]}）"
    states = sorted({one.revision.split("_")[1] for one in entry.read})
    newest = states[-1]
    day = f"{newest[:4]}-{newest[4:6]}-{newest[6:]}"
    return f"{rule.law}（{day}までに施行された条文と照合）"
