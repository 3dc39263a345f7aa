from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
import yaml

from conformance.surfaces.differential_section import Differential
from conformance.surfaces.files_section import FilesSurface

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / language / "export-files.md" for language in ("en", "ja")]
FIELDS = {k: v for k, v in FilesSurface.model_fields.items() if k not in {"directory", "start"}}
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| ", re.MULTILINE)
PART = re.compile(r"^\| `differential\.(\w+)` \| (.+?) \| ", re.MULTILINE)
CODES = yaml.safe_load(
    (ROOT / "conformance" / "tables" / "messages.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("page", PAGES, ids=["en", "ja"])
@pytest.mark.parametrize(
    ("row", "fields"), [(ROW, FIELDS), (PART, Differential.model_fields)], ids=["files", "parts"]
)
def test_every_switch_is_described_with_its_values_and_its_default(
    page: Path, row: re.Pattern[str], fields: Mapping[str, FieldInfo]
) -> None:
    described = dict(row.findall(page.read_text(encoding="utf-8")))
    assert described.keys() == fields.keys()
    for name, field in fields.items():
        values = [value for value in get_args(field.annotation) if isinstance(value, str)]
        assert [value for value in values if f"`{value}`" not in described[name]] == []
        if field.default is not None and not field.is_required():
            assert f"**`{field.default}`**" in described[name]


@pytest.mark.parametrize("page", PAGES, ids=["en", "ja"])
def test_every_code_of_bytes_and_columns_is_described(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    first, last = (list(CODES).index(f"F-FILE-{name}") for name in ("FORMAT", "COLUMN-TWICE"))
    missing = [code for code in list(CODES)[first : last + 1] if code not in text]
    tails = [code for code in missing if f"-{code.rpartition('-')[2]}" not in text]
    assert tails == []


@pytest.mark.parametrize("page", PAGES, ids=["en", "ja"])
def test_every_code_of_differentials_is_described(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    codes = [code for code in CODES if code.startswith("F-DIFF-")]
    assert len(codes) > 1
    assert [code for code in codes if f"| {code} |" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=["en", "ja"])
def test_no_default_is_called_verified(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert ("**unverified**" in text) or ("**未確認**" in text)
