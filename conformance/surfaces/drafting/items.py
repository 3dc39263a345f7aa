"""Items and fields: how sure a pair is, and which field of a call holds which item."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.assign import Match, assign
from conformance.surfaces.drafting.codes import code_hint
from conformance.surfaces.drafting.others import of_another
from conformance.surfaces.drafting.shape import shape_factor, shape_hint
from conformance.surfaces.drafting.similarity import either, name_likeness, text_likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conformance.catalog.models.records import CodeList, Item
    from conformance.surfaces.drafting.model import ApiField

_WEIGHT = 0.95
_STEEP = 1.6  # weak likeness counts for less than its share: most names share some letters
_OF_ANOTHER = 0.6  # the applicant's name is not the name of whom the row is about
_PARENT = 0.9  # a name that is complete only with the object it stands in


@dataclass
class ItemScores:
    """Scores pairs of items and fields; what a document repeats is scored once."""

    codes: Mapping[str, CodeList]
    _known: dict[tuple[object, ...], float] = field(default_factory=dict)

    def score(self, item: Item, one: ApiField) -> float:
        """Return how sure the field holds the item, from 0 to 1."""
        path = _last_two(one.path)
        at = (item.key, item.name_ja, item.type, path, one.text, one.kind, one.format, one.values)
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = self._score(item, replace(one, path=path))
        return found

    def matches(self, items: Sequence[Item], fields: Iterable[ApiField]) -> list[Match]:
        """Return item key → path of the field, one to one."""
        found = list(fields)
        pairs = [(item.key, one.path, self.score(item, one)) for item in items for one in found]
        return assign(pairs)

    def fit(self, items: Sequence[Item], fields: Sequence[ApiField]) -> float:
        """Return the share of the fields, and of the items that must be there, that have a pair."""
        best = [max((self.score(i, f) for i in items), default=0.0) for f in fields]
        good = sum(score for score in best if score >= _STRONG)
        return good / max(len(fields), sum(i.required for i in items), 1)

    def _score(self, item: Item, one: ApiField) -> float:
        factor = shape_factor(item, one)
        names = _names(item, one) ** _STEEP
        told = text_likeness(one.text, item.name_ja) ** _STEEP
        listed = self.codes.get(item.code_list or "")
        meant = code_hint(listed, one) if listed is not None else 0.0
        if max(names, told, meant) < _FAINT:
            return 0.0
        factor *= _OF_ANOTHER if of_another(one.path, item.name_ja) else 1.0
        return factor * either(_WEIGHT * names, _WEIGHT * told, meant, shape_hint(item, one))


_STRONG = 0.75
_FAINT = 0.15


def _names(item: Item, one: ApiField) -> float:
    alone = name_likeness(one.name, item.key, item.name_ja, item.romaji)
    if "." not in one.path:
        return alone
    whole = one.path.replace("[]", "").replace(".", "_")
    return max(alone, _PARENT * name_likeness(whole, item.key, item.name_ja, item.romaji))


@lru_cache(maxsize=50_000)
def _last_two(path: str) -> str:
    return ".".join(path.split(".")[-2:])
