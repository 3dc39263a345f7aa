"""A pack read back from its folder, each file held against the hash that the pack states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from conformance.catalog.load import load
from conformance.catalog.switches import switched
from conformance.errors import CatalogError, Message, UsageError
from conformance.scenarios.packed import CalendarFile, PackFile
from conformance.scenarios.seal import sha256
from conformance.surfaces.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification

HEAD, CALENDAR = "pack.json", "calendar.json"
LOAD = "load"
"""The folder of the files to load."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A pack whose files are those it was made with."""

    folder: Path
    head: PackFile

    @property
    def load(self) -> Path:
        """The folder of the files to load."""
        return self.folder / LOAD

    def calendar(self) -> CalendarFile:
        """Return the calendar."""
        return CalendarFile.model_validate_json((self.folder / CALENDAR).read_bytes())

    def specifications(self) -> dict[str, Specification]:
        """Return the specifications the pack was made from (USE103 when the catalogue moved)."""
        return {name: _as_made(name, self) for name in self.head.specifications}

    def profile(self) -> Profile:
        """Return the profile of a package that shows files as the pack's are written."""
        head = self.head
        return Profile.model_validate(
            {
                "profile": 1,
                "product": {"name": "-", "vendor": "-", "release": "-"},
                "municipality": head.municipality.model_dump(),
                "specifications": {
                    name: {"version": one.version} for name, one in head.specifications.items()
                },
                "switches": head.switches,
                "surfaces": {"files": head.files},
            }
        )


def open_pack(folder: Path) -> Opened:
    """Return the pack in a folder.

    Raises:
        UsageError: USE101 is no pack, USE102 a file of it is missing or was changed.
    """
    try:
        head = PackFile.model_validate_json((folder / HEAD).read_bytes())
    except (OSError, ValidationError) as error:
        raise UsageError(_no_pack(folder)) from error
    for name, wanted in head.contents.items():
        if _hash(folder, name) != wanted:
            raise UsageError(_changed(folder, name))
    if content_of(head.contents) != head.content:
        raise UsageError(_changed(folder, HEAD))
    return Opened(folder, head)


def content_of(contents: Mapping[str, str]) -> str:
    """Return the hash over the hashes of a pack's files."""
    return sha256("".join(f"{name} {contents[name]}\n" for name in sorted(contents)).encode())


def _hash(folder: Path, name: str) -> str | None:
    """Return the hash of a file of the pack; None when there is none inside its folder."""
    path = folder / name
    inside = path.resolve().is_relative_to(folder.resolve())
    return sha256(path.read_bytes()) if inside and path.is_file() else None


def _as_made(domain: str, pack: Opened) -> Specification:
    pinned = pack.head.specifications[domain]
    try:
        spec = load(domain, pinned.version)
    except CatalogError as error:
        raise UsageError(_moved(domain, pinned.version)) from error
    if spec.digest != pinned.digest:
        raise UsageError(_moved(domain, pinned.version))
    return switched(spec, pack.head.switches.get(domain, {}))


def _no_pack(folder: Path) -> Message:
    return Message(
        "USE101",
        "シナリオパックではありません。期待: scenarios make が書いた pack.json のあるフォルダー",
        "this is no scenario pack; expected: a folder with the pack.json that scenarios make wrote",
        "conformance scenarios make で作ったフォルダーを指定してください。",
        "name a folder made by conformance scenarios make",
        str(folder),
    )


def _changed(folder: Path, name: str) -> Message:
    return Message(
        "USE102",
        f"パックの {name} が、作成時のものではありません（なくなったか、変わっています）。",
        f"{name} of the pack is not the one it was made with (gone, or changed)",
        "作成したときのパックを使うか、作り直してください。",
        "use the pack as it was made, or make it again",
        str(folder / name),
    )


def _moved(domain: str, version: str) -> Message:
    return Message(
        "USE103",
        f"{domain} {version} のカタログが、パックを作ったときのものと違います。",
        f"the catalogue of {domain} {version} is not the one the pack was made from",
        "同じ版のハーネスを使うか、パックを作り直してください。",
        "use the same release of the harness, or make the pack again",
    )
