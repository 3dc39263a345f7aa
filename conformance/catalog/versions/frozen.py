"""What is published stays as it was: the hash of each published version, and who mended it why.

`lock/frozen.yaml` of a catalogue holds the hashes. A version that stands there is neither linted
nor run once its files say anything else, until a correction 正誤 with its reason is recorded.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import yaml
from pydantic import Field

from conformance.catalog.entries import read_entry
from conformance.catalog.models.base import Entry, Key
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from conformance.catalog.models.domain import Specification

_FILE: Final = "frozen.yaml"
_HEAD: Final = "# 公表した版のハッシュ。`conformance catalog publish` が書く。手で直さない。\n"
_STATE: Final = re.compile(rb"^(?:status|valid_until):[^\n]*\n", re.MULTILINE)
"""Lines of domain.yaml that may change after publication: the version gets a successor."""
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_SHOWN = 12


class Correction(Entry):
    """A mended error of a published version: when, why, and the hash that it had before."""

    on: Annotated[str, Field(pattern=_DAY)]
    reason: Annotated[str, Field(min_length=1)]
    was: str


class Frozen(Entry):
    """A published version: its hash, the day on which it was published, and corrections since."""

    domain: Key
    version: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    on: Annotated[str, Field(pattern=_DAY)]
    corrections: tuple[Correction, ...] = ()


class _Ledger(Entry):
    frozen: tuple[Frozen, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionPlace:
    """A version of a domain in a catalogue."""

    root: Path
    domain: str
    version: str

    @property
    def folder(self) -> Path:
        """The folder of the version."""
        return self.root / self.domain / self.version


def place_of(spec: Specification) -> VersionPlace:
    """Return where a specification stands."""
    folder = spec.directory
    return VersionPlace(folder.parent.parent, folder.parent.name, folder.name)


def content_hash(folder: Path) -> str:
    """Return the sha256 over names and bytes of a version's own YAML files.

    Not over what may change after publication: that the version is superseded, and until when it
    is still accepted. Line ends of Windows count as line feeds.
    """
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.name}\0".encode())
        total.update(_STATE.sub(b"", content) if path.name == "domain.yaml" else content)
    return total.hexdigest()


def read_frozen(root: Path) -> tuple[Frozen, ...]:
    """Return what a catalogue recorded of published versions; nothing without a file."""
    path = root / "lock" / _FILE
    return read_entry(_Ledger, path).frozen if path.is_file() else ()


def frozen_at(place: VersionPlace) -> Frozen | None:
    """Return what is recorded of a version; None where it was never frozen."""
    same = (place.domain, place.version)
    return next((f for f in read_frozen(place.root) if (f.domain, f.version) == same), None)


def freeze(place: VersionPlace, on: dt.date, reason: str = "") -> Frozen:
    """Record the hash of a version as it stands, and return the record.

    Of a version that is frozen already only a correction with its reason is recorded; where nothing
    differs the record stays as it is.

    Raises:
        CatalogError: CAT050, it was edited and no reason is given.
    """
    known, now = frozen_at(place), content_hash(place.folder)
    if known is not None and known.sha256 == now:
        return known
    if known is None:
        made = Frozen(domain=place.domain, version=place.version, sha256=now, on=on.isoformat())
    elif not reason.strip():
        raise CatalogError(_edited(place, known, now))
    else:
        mended = Correction(on=on.isoformat(), reason=reason.strip(), was=known.sha256)
        corrections = (*known.corrections, mended)
        made = known.model_copy(update={"sha256": now, "corrections": corrections})
    others = [one for one in read_frozen(place.root) if one != known]
    _write(place.root, [*others, made])
    return made


def frozen_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the published versions of a domain: edited, or gone."""
    here = place_of(spec)
    for one in read_frozen(here.root):
        if one.domain != here.domain:
            continue
        place = VersionPlace(here.root, one.domain, one.version)
        now = content_hash(place.folder) if place.folder.is_dir() else ""
        if now != one.sha256:
            yield _edited(place, one, now)


def hold_frozen(specs: Iterable[Specification]) -> None:
    """Hold that each specification is as it was published.

    Raises:
        CatalogError: CAT050 names those that were edited since.
    """
    found = [
        _edited(place, known, now)
        for place in map(place_of, specs)
        if (known := frozen_at(place)) and (now := content_hash(place.folder)) != known.sha256
    ]
    if found:
        raise CatalogError(*found)


def _write(root: Path, entries: Iterable[Frozen]) -> None:
    ordered = sorted(entries, key=lambda one: (one.domain, one.version))
    data = {"frozen": [one.model_dump(mode="json", exclude_defaults=True) for one in ordered]}
    path = root / "lock" / _FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(_HEAD + text, encoding="utf-8", newline="\n")


def _edited(place: VersionPlace, known: Frozen, now: str) -> Message:
    name = f"{place.domain}@{place.version}"
    found = now[:_SHOWN] or "-"
    return Message(
        "CAT050",
        f"公表した版 {name} が公表後に書き換えられています。期待: {known.sha256[:_SHOWN]}。"
        f"実際: {found}",
        f"the published version {name} was edited since: expected {known.sha256[:_SHOWN]}, "
        f"found {found}",
        f"変更を戻し、次の版に書いてください（conformance catalog draft {place.domain}）。"
        f"誤りの訂正なら conformance catalog publish {name} --correction 理由 で記録してください。",
        f"undo the edit, make it in the next version (conformance catalog draft {place.domain}), "
        f"or record the mended error: conformance catalog publish {name} --correction WHY",
        str(place.folder),
    )
