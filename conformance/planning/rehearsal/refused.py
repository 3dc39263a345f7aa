"""A lawful request that is refused over a field which no item is mapped to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.planning.rehearsal.model import MAPPING
from conformance.planning.rehearsal.suspects import Suspect
from conformance.surfaces.known_words import vocabulary
from conformance.surfaces.mapping.heard import names_in
from conformance.surfaces.mapping.models.field import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.planning.rehearsal.model import Place
    from conformance.surfaces.mapping.heard import AnswerRecorder, Said
    from conformance.surfaces.profile import ApiSurface


def asked_for(api: ApiSurface, heard: AnswerRecorder, said: Sequence[Said]) -> Suspect | None:
    """Return the entry whose field may be the one that a refusal asks for.

    The package names a field that was not sent. Of the fields that were, and that it never uses in
    any answer, the one most like it is the suspect; without one there is no entry to name.
    """
    sent = {name for one in said for name in names_in(one.answered.exchange.request)}
    for one in said:
        for reason in one.answered.reasons:
            name = (reason.place or "").replace("/", ".").rsplit(".", 1)[-1]
            if not name or name in sent:
                continue
            like = nearest(name, sorted(sent - heard.names))
            place = next(_entries(api, like), ()) if like else ()
            told = name if like else vocabulary((), api.mapping).told(name)
            return Suspect(place, *_said(told, like if place else None))
    return None


def _entries(api: ApiSurface, name: str) -> Iterator[Place]:
    """Yield the entries of `fields` that name a field, the general ones first."""
    written = api.mapping.fields if api.mapping else {}
    for scope in sorted(written, key=lambda s: (s != "*", s)):
        for item, entry in written[scope].items():
            if entry is None:
                continue
            rule = rule_of(entry)
            names = (*(rule.split or ()), *(rule.range or ()), rule.to or "")
            if name in {n.rsplit(".", 1)[-1] for n in names}:
                yield (*MAPPING, "fields", scope, item)


def _said(name: str, like: str | None) -> tuple[str, str]:
    ja = f"製品は、送られていない欄 {name} を理由に正しい要求を拒みました。"
    en = f"the package refused a lawful request over a field {name} that was not sent"
    if like is None:
        ja += "対応づけが足りないか、製品が標準にない欄を求めています。"
        en += ": the mapping lacks it, or the package wants what the standard does not have"
        return ja, en
    ja += f"プロファイルが送った欄 {like} は、製品のどの応答にも現れません。"
    ja += "欄の名前が違うか、製品がこの項目を持っていません。"
    en += f"; the field {like} that the profile sends stands in no answer of the package"
    en += ": the name is wrong, or the package does not keep the item"
    return ja, en
