"""The examples here are those of the shared fact sheet, where that sheet is at hand."""

import os
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SHEET = Path(os.environ.get("CONFORMANCE_SHARED", ROOT.parent / "shared")) / "domain/common.yaml"
DATA = Path(__file__).parent / "data"

pytestmark = pytest.mark.skipif(
    not SHEET.is_file(), reason="no fact sheet: set CONFORMANCE_SHARED to its folder"
)


def _read(path: Path) -> dict[str, object]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_the_type_examples_are_those_of_the_sheet() -> None:
    assert _read(DATA / "types.yaml") == _read(SHEET)["type_examples"]


def test_the_identifier_examples_are_those_of_the_sheet() -> None:
    ours = _read(DATA / "identifiers.yaml")
    for key, entry in _read(SHEET)["identifiers"].items():
        for kind in ("valid", "invalid"):
            examples = entry.get(kind, [])
            by_key = examples if isinstance(examples, dict) else {key: examples}
            for name, texts in by_key.items():
                assert ours.get(name, {}).get(kind, []) == texts


def test_the_worked_encodings_are_those_of_the_sheet() -> None:
    ours, sheet = _read(DATA / "encodings.yaml"), _read(SHEET)["identifiers"]
    assert ours["customer_barcode"]["examples"] == sheet["customer_barcode"]["examples"]
    assert ours["yucho"]["examples"] == sheet["bank"]["yucho"]["examples"]
