"""What was edited since the manifests were made: checked, and its manifests made again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.lint import lint
from conformance.catalog.load import digest_of, domains, load, versions
from conformance.planning.manifest_files import differing_files, expected_files, write_differing
from conformance.worlds import rule_check

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.errors import Message
    from conformance.worlds.rule_check import CheckedExample


@dataclass(frozen=True, slots=True)
class Renewed:
    """What came of it: versions looked at, findings, worked examples, files written.

    Files are written only where nothing is found and every worked example agrees.
    """

    edited: tuple[str, ...]
    found: tuple[Message, ...]
    agree: int
    disagree: tuple[CheckedExample, ...]
    files: tuple[Path, ...]


def edited_since(root: Path) -> tuple[Specification, ...]:
    """Return the versions whose files are not those of their manifest; a draft always is one."""
    every = [(domain, version) for domain in domains(root) for version in versions(domain, root)]
    return tuple(load(d, v, root) for d, v in every if _is_edited(root / d / v))


def renew(root: Path, *, writes: bool = True) -> Renewed:
    """Lint what was edited, check its worked examples, and make the manifests again.

    Raises:
        CatalogError: a file cannot be read, or a retired case id would be issued again.
    """
    specs = edited_since(root)
    found = tuple(message for spec in specs for message in lint(spec))
    checked = [
        case
        for spec in specs
        if not found
        for case in rule_check.check(spec, rule_check.own_examples(spec)).cases
    ]
    wrong = tuple(case for case in checked if not case.agrees)
    files: tuple[Path, ...] = ()
    if not found and not wrong:
        expected = expected_files(root, {spec.domain for spec in specs})
        files = tuple(write_differing(expected) if writes else differing_files(expected))
    names = tuple(f"{spec.domain}@{spec.directory.name}" for spec in specs)
    return Renewed(names, found, len(checked) - len(wrong), wrong, files)


def _is_edited(folder: Path) -> bool:
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return True
    return bool(json.loads(manifest.read_bytes()).get("digest") != digest_of(folder))
