"""Rows mean entries by ID, else by name; each entry once, and doubts are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.chapters import with_chapters
from conformance.catalog.workbooks.matching import likeness, matched

if TYPE_CHECKING:
    from conformance.catalog.workbooks.merge import Raw


@dataclass(frozen=True)
class ListRow:
    official_id: str
    name_ja: str
    at: str = "機能要件!D6"


def _entry(key: str, title: str, official_id: str | None = None) -> Raw:
    official: Raw = {"official_id": official_id, "official": {}} if official_id else {}
    return {"key": key, "title_ja": title, **official}


def test_an_id_decides_before_any_name() -> None:
    known = [_entry("a", "台帳の登録", "0010001"), _entry("b", "台帳の照会")]
    found = matched(known, [ListRow("0010001", "台帳の登録"), ListRow("0010002", "台帳の照会")])
    assert [e and e["key"] for e in found.entries] == ["a", "b"]
    assert found.questions == ()


def test_an_entry_is_meant_once_by_the_nearest_name() -> None:
    rows = [ListRow("0010001", "認定請求の受付管理"), ListRow("0010002", "認定請求の受付")]
    found = matched([_entry("a", "認定請求の受付")], rows)
    assert [e and e["key"] for e in found.entries] == [None, "a"]


def test_a_name_that_is_only_like_another_is_asked_about() -> None:
    found = matched(
        [_entry("a", "受給資格者台帳の登録・照会")], [ListRow("1", "受給者台帳の登録照会")]
    )
    assert [q.code for q in found.questions] == ["IMP117"]
    assert found.questions[0].place == "機能要件!D6"


def test_a_list_numbered_anew_keeps_its_entries_and_asks() -> None:
    found = matched([_entry("a", "台帳の登録", "0010001")], [ListRow("0010009", "台帳の登録")])
    assert [e and e["key"] for e in found.entries] == ["a"]
    assert [q.code for q in found.questions] == ["IMP109"]


def test_another_name_under_the_same_id_is_asked_about() -> None:
    found = matched([_entry("a", "台帳の登録", "0010001")], [ListRow("0010001", "支払の停止")])
    assert [q.code for q in found.questions] == ["IMP109"]


def test_names_of_other_things_are_not_alike() -> None:
    assert likeness("支払通知書", "現況届") < 0.5
    assert likeness("機能", "情報") == 0.0
    assert likeness("認定請求書", "認定請求書") == 1.0


def test_a_new_chapter_stands_after_the_others_and_all_else_stays() -> None:
    text = "domain: kaku\nfunction_groups:\n- {id: '1', title_ja: 台帳}\npersons: {}\n"
    new = with_chapters(text, [{"id": "2", "title_ja": "新しい章"}])
    added = '- {"id": "2", "title_ja": "新しい章"}\n'
    assert new == text.replace("persons", f"{added}persons")
    assert with_chapters(text, []) == text
    empty = with_chapters("function_groups: []\n", [{"id": "1", "title_ja": "章"}])
    assert empty == 'function_groups:\n- {"id": "1", "title_ja": "章"}\n'
