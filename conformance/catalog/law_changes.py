"""Which rules rest on provisions that changed from one revision of a law to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from conformance.catalog.law_text import digits_of
from conformance.catalog.ledger import read_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.law_text import LawText, ProvisionPlace
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

ChangeKind = Literal["changed", "added", "removed"]

_ARTICLE: Final = re.compile(r"(附則)?第?([0-9]+)条?((?:の[0-9]+)*)")


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph whose text differs between the two revisions."""

    article: str
    paragraph: str
    amending: str | None
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that a rule rests on; no paragraph stands for the whole article."""

    article: str
    paragraph: str | None
    amending: str | None


@dataclass(frozen=True, slots=True)
class Affected:
    """A rule to read again, with the changes of what it cites and where it stands."""

    domain: str
    rule: str
    title_ja: str
    where: str
    changes: tuple[ParagraphChange, ...]


@dataclass(frozen=True, slots=True)
class LawChanges:
    """What changed in a law, the rules to read again, and how many rules cite it at all."""

    law: str
    law_id: str | None
    changes: tuple[ParagraphChange, ...]
    citing: int
    affected: tuple[Affected, ...]


def changes_between(before: LawText, after: LawText) -> tuple[ParagraphChange, ...]:
    """Return the paragraphs that changed, came or went, in the order of their places."""
    places = sorted(before.provisions.keys() | after.provisions.keys(), key=_in_order)
    return tuple(
        ParagraphChange(place.article, place.paragraph, place.amending, kind)
        for place in places
        if (kind := _kind(place, before, after)) is not None
    )


def law_changes(before: LawText, after: LawText, specs: Iterable[Specification]) -> LawChanges:
    """Return what changed between two revisions and which rules of the catalogue it reaches."""
    changes = changes_between(before, after)
    law_id = after.law_id or before.law_id
    affected, citing = [], 0
    for spec in specs:
        for rule in spec.rules.values():
            cited = tuple(_cited(spec, rule, law_id, after.title))
            citing += bool(cited)
            met = tuple(c for c in changes if any(_concerns(c, one) for one in cited))
            if met:
                where = spec.where("rules", rule.key)
                affected.append(Affected(spec.domain, rule.key, rule.title_ja, where, met))
    return LawChanges(after.title, law_id, changes, citing, tuple(affected))


def _kind(place: ProvisionPlace, before: LawText, after: LawText) -> ChangeKind | None:
    old, new = before.provisions.get(place), after.provisions.get(place)
    if old == new:
        return None
    return "added" if old is None else "removed" if new is None else "changed"


def _cited(spec: Specification, rule: Rule, law_id: str | None, title: str) -> Iterator[Cited]:
    """Yield what a rule rests on of a law: as it was read, and as it is cited."""
    entry = read_ledger(spec).get(rule.key)
    periods = entry.parameters if entry else ()
    readings = (*(entry.read if entry else ()), *(r for p in periods for r in p.read))
    for one in readings:
        if one.egov_law_id == law_id or (law_id is None and one.law == title):
            yield Cited(digits_of(one.article), one.paragraph, one.amending)
    for reference in rule.law_references:
        same = reference.egov_law_id == law_id if law_id else reference.title == title
        if same and reference.article:
            paragraph = re.search(r"[0-9]+", reference.paragraph or "")
            for prefix, number, branch in _ARTICLE.findall(reference.article):
                yield Cited(prefix + number + branch, paragraph and paragraph[0], None)


def _concerns(change: ParagraphChange, cited: Cited) -> bool:
    """Return whether a change touches what is cited; a 附則 without its law is of any of them."""
    if change.article != cited.article:
        return False
    if cited.amending is not None and cited.amending != change.amending:
        return False
    return cited.paragraph is None or cited.paragraph == change.paragraph


def _in_order(place: ProvisionPlace) -> tuple[object, ...]:
    return place.amending or "", _sortable(place.article), _sortable(place.paragraph)


def _sortable(number: str) -> tuple[bool, tuple[int, ...]]:
    return number.startswith("附則"), tuple(int(part) for part in re.findall(r"[0-9]+", number))
