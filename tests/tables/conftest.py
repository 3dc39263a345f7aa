from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.catalog.models.records import History, Item, RecordGroup
from conformance.tables.locate import ExportFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def people() -> RecordGroup:
    return RecordGroup(
        key="people",
        name_ja="人",
        primary_key=("number", "history_no"),
        history=History(number="history_no", latest="latest"),
        items=(
            Item(
                key="number", name_ja="宛名番号", romaji="AtenaBango", type="digits", required=True
            ),
            Item(key="history_no", name_ja="履歴番号", romaji="RirekiBango", type="integer"),
            Item(key="latest", name_ja="最新フラグ", romaji="SaishinFlag", type="flag"),
            Item(key="name", name_ja="氏名", romaji="Shimei", type="text", max_len=10),
        ),
    )


@pytest.fixture
def export(tmp_path: Path) -> Callable[[bytes | str], ExportFile]:
    def write(content: bytes | str) -> ExportFile:
        path = tmp_path / "people.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        state = path.stat()
        return ExportFile(path, state.st_mtime_ns, state.st_size)

    return write
