"""Steps in the life of a version: a draft beside it, publication, and its successor."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final, cast

import yaml

from conformance.catalog.locate import domains_in, versions_in
from conformance.catalog.versions.frozen import VersionPlace
from conformance.catalog.workbooks.write import replace_file
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

_VERSION: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_VERSION_LINE: Final = re.compile(r"^version:[^\n]*\n", re.MULTILINE)
_NOT_COPIED: Final = ("manifest.json", "*.xlsx", ".*")


def draft(before: VersionPlace, version: str, source: str) -> VersionPlace:
    """Write a draft that says what the version before says, and return where it stands.

    `source`: what the new version rests on, for its line under `versions`.

    Raises:
        UsageError: USE191, the number is none, not higher than the newest, or there already.
    """
    known = versions_in(before.root, before.domain)
    if not _VERSION.fullmatch(version) or _number(version) <= _number(known[-1]):
        raise UsageError(_no_successor(before, version, known[-1]))
    made = VersionPlace(before.root, before.domain, version)
    shutil.copytree(before.folder, made.folder, ignore=shutil.ignore_patterns(*_NOT_COPIED))
    text = _head(made)
    text = with_line(with_line(text, "version", f"'{version}'"), "status", "draft")
    text = with_line(with_line(text, "conforms_from", None), "valid_until", None)
    _write(made, _with_version(text, version, source))
    return made


def publish(place: VersionPlace, conforms_from: dt.date | None) -> None:
    """Turn a draft into a published version, in force from its 適合基準日 where one is given."""
    text = with_line(_head(place), "status", "published")
    if conforms_from is not None:
        text = with_line(text, "conforms_from", conforms_from.isoformat())
    _write(place, text)


def supersede(place: VersionPlace, valid_until: dt.date) -> None:
    """Say of a version that it has a successor, and until when conformity with it still counts."""
    text = with_line(_head(place), "status", "superseded")
    _write(place, with_line(text, "valid_until", valid_until.isoformat()))


def named_place(root: Path, name: str) -> VersionPlace:
    """Return the place of `DOMAIN@VERSION`, the newest version without one.

    Raises:
        UsageError: USE192, the catalogue has none of that name.
    """
    domain, _, version = name.partition("@")
    known = versions_in(root, domain) if domain in domains_in(root) else []
    if not known or (version and version not in known):
        raise UsageError(_unknown(name, known or domains_in(root)))
    return VersionPlace(root, domain, version or known[-1])


def with_line(text: str, name: str, value: str | None) -> str:
    """Return the text of domain.yaml with a line of its own for a name; None takes it away.

    Where the name had no line it stands behind `version`.
    """
    line = re.compile(rf"^{name}:[^\n]*\n", re.MULTILINE)
    if value is None:
        return line.sub("", text, count=1)
    made = f"{name}: {value}\n"
    if line.search(text):
        return line.sub(made, text, count=1)
    return _VERSION_LINE.sub(lambda found: found[0] + made, text, count=1)


def _with_version(text: str, version: str, source: str) -> str:
    """Return the text with a line for the version under `versions`, behind the last one."""
    root = cast("yaml.MappingNode", yaml.compose(text, Loader=yaml.SafeLoader))
    entries = next(value for key, value in root.value if key.value == "versions")
    lines = text.splitlines(keepends=True)
    said = yaml.safe_dump(source, allow_unicode=True, default_style="'", width=10_000).strip()
    last = entries.value[-1]
    made = f"- {{version: '{version}', confidence: low, source: {said}}}\n"
    indent = " " * (last.start_mark.column - 2)
    at = last.end_mark.line + (1 if last.end_mark.column else 0)
    return "".join([*lines[:at], indent + made, *lines[at:]])


def _head(place: VersionPlace) -> str:
    return (place.folder / "domain.yaml").read_bytes().decode("utf-8").replace("\r\n", "\n")


def _write(place: VersionPlace, text: str) -> None:
    replace_file(place.folder / "domain.yaml", text)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _no_successor(before: VersionPlace, version: str, newest: str) -> Message:
    return Message(
        "USE191",
        f"{before.domain} の次の版になりません。期待: {newest} より大きい番号。実際: {version}",
        f"no next version of {before.domain}: expected a number above {newest}, found {version}",
        "2.1 のように、点で区切った数を指定してください。",
        "give numbers with points between, such as 2.1",
        str(before.folder.parent),
    )


def _unknown(name: str, known: list[str]) -> Message:
    return Message(
        "USE192",
        f"カタログに {name!r} はありません。あるもの: {', '.join(known)}",
        f"the catalogue has no {name!r}; there are {', '.join(known)}",
        "業務@版（版を省くと最新）を指定してください。自分のカタログの版なら、--catalog でその"
        "フォルダーを指定してください。",
        "name DOMAIN@VERSION (the newest without a version); of your own catalogue name the folder "
        "with --catalog",
    )
