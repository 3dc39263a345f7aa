"""What the parameters of a requirement's cases are called, by the names of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.stories.said import name_of
from conformance.cases.stories.who import WHO
from conformance.cases.titles.phrases import (
    ACTIONS,
    BEFORE,
    BEFORE_SLUG,
    MATCHES,
    RULED,
    SITUATIONS,
    SPOILED,
)
from conformance.cases.titles.scopes import names_nearby
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

_ROOMS = {"function": "functions", "form": "forms", "linkage": "linkages", "rule": "rules"}
_TABLES = {"person": WHO, "match": MATCHES, "action": ACTIONS, "situation": SITUATIONS}


class Naming:
    """Says names as people read them; items are looked for near the requirement first."""

    def __init__(self, spec: Specification, requirement: RequirementRef) -> None:
        """The requirement decides which item of a key is meant."""
        self._spec = spec
        self._requirement = requirement
        self._near: Mapping[str, str] | None = None
        self._known: dict[tuple[str, str, Json], Bilingual] = {}

    def named(self, kind: str, name: str, params: Mapping[str, Json]) -> Bilingual:
        """Return what `name`, a thing of that kind, is called; `params` are all of the case's."""
        about = params.get("item") if kind == "refusal" else None
        found = self._known.get((kind, name, about))
        if found is None:
            found = self._known[kind, name, about] = self._looked_up(kind, name, str(about))
        return found

    def _looked_up(self, kind: str, name: str, about: str) -> Bilingual:
        if kind in _TABLES:
            return _TABLES[kind].get(name) or _plain(name)
        if kind == "refusal":
            return self._refusal(name, about)
        if kind == "rules":
            known = [entry_name(self._spec, "rules", one) for one in name.split(", ")]
            return Bilingual("".join(k.ja for k in known), " and ".join(k.en for k in known))
        if kind == "precondition":
            return self._precondition(name)
        if kind in {"effect", "refused"}:
            return self._of_event(kind, name)
        if kind in _ROOMS:
            return entry_name(self._spec, _ROOMS[kind], name)
        return self._group(name) if kind == "group" else self._item(name)

    def _of_event(self, kind: str, key: str) -> Bilingual:
        event = self._spec.events[self._requirement.key]
        listed = event.effects if kind == "effect" else event.refuses
        return next(Bilingual(one.title_ja, one.title_en) for one in listed if one.key == key)

    def _item(self, key: str) -> Bilingual:
        if self._near is None:
            self._near = names_nearby(self._spec, self._requirement)
        japanese = self._near.get(key) or name_of(self._spec, key).ja
        return Bilingual(japanese, f'"{_words(key)}"')

    def _group(self, key: str) -> Bilingual:
        group = self._spec.records.get(key)
        if group is None:
            return _plain(key)
        return Bilingual(f"「{group.name_ja}」", f'"{group.name_en or _words(key)}"')

    def _precondition(self, key: str) -> Bilingual:
        form = self._spec.forms.get(self._requirement.key)
        found = next((one for one in form.refuses if one.key == key), None) if form else None
        return Bilingual(found.title_ja, found.title_en) if found else _plain(key)

    def _refusal(self, slug: str, about: str) -> Bilingual:
        if slug in RULED:
            return RULED[slug].filled({"rule": entry_name(self._spec, "rules", about)})
        if slug in SPOILED:
            return SPOILED[slug].filled({"item": self._item(about)})
        if slug.endswith(BEFORE_SLUG):
            later = self._item(slug.removesuffix(BEFORE_SLUG))
            return BEFORE.filled({"item": self._item(about), "later": later})
        return _plain(f"{about} {slug}")


def entry_name(spec: Specification, room: str, key: str) -> Bilingual:
    """Return the title of an entry in quotes; `room` is the part of the catalogue it stands in."""
    entry = getattr(spec, room).get(key)
    if entry is None:
        return _plain(key)
    return Bilingual(f"「{entry.title_ja}」", f'"{entry.title_en or _words(key)}"')


def _plain(name: str) -> Bilingual:
    return Bilingual(f"「{name}」", f'"{_words(name)}"')


def _words(key: str) -> str:
    return key.replace("_", " ").replace("-", " ")
