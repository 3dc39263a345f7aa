"""Which entry of the profile explains what was seen, where the package's own words point to one.

A name that the profile gives the package, and that the package never uses in any answer, may be
wrong; so may a field that the package asks for and no item is mapped to. A value that came back as
it was sent and reads otherwise was spoilt by the profile. A value that came back changed under a
name the package uses is the package's doing: that is for the cases to judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.planning.rehearsal.model import MAPPING
from conformance.planning.rehearsal.places import field_place
from conformance.surfaces.mapping.heard import names_of
from conformance.surfaces.mapping.paths import take

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.findings import Json
    from conformance.planning.rehearsal.model import Place
    from conformance.surfaces.mapping.codec import Codec
    from conformance.surfaces.mapping.heard import AnswerRecorder, Said
    from conformance.surfaces.mapping.paths import Path
    from conformance.surfaces.profile import ApiSurface


ENVELOPE_ROWS = (*MAPPING, "envelope", "rows")


@dataclass(frozen=True)
class Suspect:
    """An entry of the profile, what was seen, and the item it is about where it is about one."""

    place: Place
    ja: str
    en: str
    item: str | None = None
    sure: bool = True
    """Whether the profile is at fault for certain; else the package may lack the item."""


@dataclass(frozen=True)
class Suspects:
    """Looks for the entries of a profile that what was heard casts doubt on."""

    api: ApiSurface
    heard: AnswerRecorder

    def spoilt(
        self, codec: Codec, scopes: Sequence[str], sent: Mapping[str, Json], rows: Sequence[Json]
    ) -> Iterator[Suspect]:
        """Yield the items of a row whose way there and back the profile itself gets wrong.

        Args:
            codec: How the items of the row are written.
            scopes: Where the profile says so, the narrowest first.
            sent: The row in the package's own words, by the items that came back changed.
            rows: What the package answered, in its own words.
        """
        for item, written in sent.items():
            one = codec.fields.get(item)
            if one is None or not one.places:
                continue
            place, name = field_place(self.api, scopes, item), shown_path(one.places[0])
            back = [take(row, path) for row in rows[-1:] for path in one.places]
            if rows and back == [take(written, path) for path in one.places]:
                yield Suspect(place, *_reads_otherwise(item, name), item)
            elif (other := _shares(codec, item)) is not None:
                yield Suspect(place, *_one_field(item, other, name), item)
            elif not self.uses(one.places):
                yield Suspect(place, *self._never_used(item, name, codec), item, sure=False)

    def unread(self, said: Iterable[Said]) -> Iterator[Suspect]:
        """Yield the `rows` that find nothing in an accepted answer, by a name never used in any."""
        for one in said:
            reading, body = one.asked.reading, one.answered.decoded.body
            if not one.answered.accepted or reading.rows is None or body in (None, [], {}):
                continue
            missing = [n for n in names_of(reading.rows.text) if n not in self.heard.names]
            if missing and not one.answered.rows:
                yield Suspect(self.rows_place(one), *_no_rows(reading.rows.text, missing[0]))

    def uses(self, places: Iterable[Path]) -> bool:
        """Say whether the package has used the names of a field in any answer."""
        return all(str(place[-1]) in self.heard.names for place in places)

    def rows_place(self, one: Said) -> Place:
        """Return the entry that says where the rows of an answer stand."""
        calls = self.api.mapping.calls if self.api.mapping else ()
        for number, call in enumerate(calls):
            for at, step in enumerate(call.steps):
                if step is one.asked.step and step.rows is not None:
                    return (*MAPPING, "calls", number, "steps", at, "rows")
        return ENVELOPE_ROWS

    def _never_used(self, item: str, name: str, codec: Codec) -> tuple[str, str]:
        known = {str(p[-1]) for one in codec.fields.values() for p in one.places}
        near = nearest(name.rsplit(".", 1)[-1], sorted(self.heard.names - known))
        ja = f"項目 {item} の欄 {name} は、製品のどの応答にも現れません。"
        en = f"the field {name} of item {item} stands in no answer of the package"
        if near:
            ja += f"応答には {near} があります。"
            en += f"; its answers have {near}"
        ja += "欄の名前が違うか、製品がこの項目を持っていません。"
        return ja, en + ": the name is wrong, or the package does not keep the item"


def shown_path(path: Path) -> str:
    """Return a path as the profile writes it."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _shares(codec: Codec, item: str) -> str | None:
    """Return another item that the profile puts into the same field."""
    mine = set(codec.fields[item].places)
    return next(
        (k for k, one in codec.fields.items() if k != item and mine & set(one.places)), None
    )


def _reads_otherwise(item: str, name: str) -> tuple[str, str]:
    ja = f"項目 {item} の欄 {name} は送ったとおりに戻りましたが、読むと別の値になります。"
    en = f"the field {name} of item {item} came back as it was sent, but reads as another value"
    ja += "書式・コードの対応が往復で元に戻りません。"
    return ja, en + ": its format or codes do not lead back"


def _one_field(item: str, other: str, name: str) -> tuple[str, str]:
    return (
        f"項目 {item} と {other} が同じ欄 {name} に対応づけられています。",
        f"the items {item} and {other} are mapped to one field {name}",
    )


def _no_rows(expression: str, name: str) -> tuple[str, str]:
    ja = f"rows: {expression} は、受け付けられた応答の中で何も見つけません。"
    ja += f"{name} はどの応答にも現れません。名前が違うか、製品が結果を返していません。"
    en = f"rows: {expression} finds nothing in an answer that accepts; no answer has {name}"
    return ja, en + ": the name is wrong, or the package returns no result"
