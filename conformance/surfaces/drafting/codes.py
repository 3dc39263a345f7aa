"""Code values: which value of the vendor's means which of a code list, by their labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.assign import DOUBTFUL, Match, assign
from conformance.surfaces.drafting.similarity import name_likeness, text_likeness
from conformance.surfaces.drafting.words import note

if TYPE_CHECKING:
    from conformance.catalog.models.records import CodeList
    from conformance.surfaces.drafting.model import ApiField

_SAME_VALUES = 0.3  # equal codes are a hint only: many lists count from 1
_LABELLED = 0.75
_NOTED = 0.95  # 父母等（被用者） may be called 被用者


@dataclass(frozen=True, slots=True)
class CodeMatches:
    """The pairs found (catalogue value → vendor's value), and what stays without a partner."""

    pairs: tuple[Match, ...]
    missing: tuple[str, ...]
    spare: tuple[str, ...]

    @property
    def changes(self) -> bool:
        """Say whether any value is written differently at the vendor's."""
        return any(m.left != m.right for m in self.pairs)


def code_hint(codes: CodeList, field: ApiField) -> float:
    """Return how much the values speak for the pair of a code item and a field."""
    if not field.values:
        return 0.0
    labels = dict(field.labels)
    if len(labels) > 1:
        found = match_codes(codes, field)
        share = sum(m.score for m in found.pairs) / max(len(codes.values), len(field.values))
        return _LABELLED * share
    return _SAME_VALUES if set(field.values) == set(codes.values) else 0.0


def match_codes(codes: CodeList, field: ApiField) -> CodeMatches:
    """Return the values paired by label; without labels equal values pair as doubtful."""
    labels = dict(field.labels)
    scores = [
        (code, value, _score(code, name, value, labels.get(value, "")))
        for code, name in codes.values.items()
        for value in field.values
    ]
    pairs = tuple(assign(scores))
    order = {code: number for number, code in enumerate(codes.values)}
    left, right = {m.left for m in pairs}, {m.right for m in pairs}
    return CodeMatches(
        tuple(sorted(pairs, key=lambda m: order[m.left])),
        tuple(c for c in codes.values if c not in left),
        tuple(v for v in field.values if v not in right),
    )


def _score(code: str, name: str, value: str, label: str) -> float:
    if not label:
        words = name_likeness(value, "", name) if value.isascii() and not value.isdigit() else 0.0
        return max(words, DOUBTFUL if code == value else 0.0)
    likeness = max(text_likeness(label, name), text_likeness(name, label))
    likeness = max(likeness, _NOTED * text_likeness(label, note(name)))
    return max(likeness, name_likeness(label, "", name) if label.isascii() else 0.0)
