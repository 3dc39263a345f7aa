"""The text of a catalogue file after an import: valid by its model, untouched where it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from pydantic import TypeAdapter, ValidationError

from conformance.catalog.load import WRITTEN
from conformance.catalog.workbooks.problems import entry_invalid
from conformance.catalog.workbooks.splice import spliced
from conformance.values.refusals import refusal_of

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.workbooks.merge import Raw


def file_text(directory: Path, kind: str, before: list[Raw], after: list[Raw]) -> str:
    """Return a file's new text; the entries are valid by their model, or IMP010."""
    path = directory / f"{kind}.yaml"
    form = TypeAdapter[object](cast("type[object]", WRITTEN[kind]))
    for entry in after:
        try:
            form.validate_json(json.dumps(entry))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = ".".join(map(str, first["loc"]))
            where = f"{path.name}: {entry.get('key')}"
            raise entry_invalid(where, at, refusal_of(first)) from error
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return text if before == after and text else spliced(kind, text, before, after)
