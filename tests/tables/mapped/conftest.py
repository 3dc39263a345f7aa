from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.records import CodeList, Item, Period, RecordGroup
from conformance.surfaces.files_section import FilesSurface
from conformance.tables.mapped.place import export_in
from conformance.tables.scan import Scanned, scan_now
from conformance.tables.table import Table

if TYPE_CHECKING:
    from pathlib import Path

SEX = CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})


@dataclass
class VendorFiles:
    """A directory of a vendor's files, and what the profile says of them."""

    folder: Path
    group: RecordGroup
    mapping: dict[str, object] = field(default_factory=dict)
    switches: dict[str, object] = field(default_factory=dict)

    def writes(self, name: str, *lines: str) -> None:
        (self.folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def maps(self, *sources: dict[str, object], **also: object) -> None:
        own = sources[0] if len(sources) == 1 else list(sources)
        self.mapping = {"groups": {"d/insured": own}, **also}

    @property
    def surface(self) -> FilesSurface:
        text = json.dumps({"mapping": self.mapping, **self.switches})
        return FilesSurface.model_validate_json(text)

    def table(self) -> Table:
        export = export_in(self.folder, "d", self.group, {"sex": SEX}, self.surface)
        return Table(export, self.surface, self.group)

    def rows(self, *items: str) -> list[tuple[object, ...]]:
        """Return the line and the items of every row that counts."""
        table = self.table()
        assert not table.missing(items), table.lacking()
        wanted = [frame.select("#line", *items) for frame in table.blocks(items)]
        return [row for frame in wanted for row in frame.iter_rows()]

    def scanned(self) -> Scanned:
        return scan_now(self.table().export, self.surface, self.group, {"sex": SEX})

    def wrong(self) -> dict[str, tuple[str, int, list[int]]]:
        seen = self.scanned()
        return {
            subject: (tally.code, tally.total, tally.lines)
            for subject in seen.tallies.by_subject
            for tally in seen.tallies.of(subject)
            if not subject.startswith("#doubt")
        }


@pytest.fixture
def group() -> RecordGroup:
    return RecordGroup(
        key="insured",
        name_ja="被保険者",
        primary_key=("number", "since"),
        periods=(Period(since="since", until="until", per=("number",)),),
        items=(
            Item(key="number", name_ja="番号", type="digits", len=8, required=True),
            Item(key="since", name_ja="取得日", type="date", required=True),
            Item(key="until", name_ja="喪失日", type="date"),
            Item(key="sex", name_ja="性別", type="code", code_list="sex", required=True),
            Item(key="name", name_ja="氏名", type="text", max_len=20, required=True),
            Item(key="amount", name_ja="額", type="integer"),
            Item(key="rate", name_ja="率", type="decimal", max_len=3, fraction=2),
            Item(key="valid", name_ja="有効", type="flag"),
            Item(key="city", name_ja="団体", type="digits", len=6),
        ),
    )


@pytest.fixture
def vendor(tmp_path: Path, group: RecordGroup) -> VendorFiles:
    return VendorFiles(tmp_path, group)
