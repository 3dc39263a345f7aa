"""A 不詳フラグ is found by its name as well as by its key, in every domain."""

from __future__ import annotations

from conformance.catalog.load import domains, load
from conformance.catalog.models.records import Item
from conformance.catalog.unspecified import FLAG, unspecified_flags


def item(key: str, name: str, kind: str = "text") -> Item:
    return Item.model_validate({"key": key, "name_ja": name, "type": kind})


def test_companions_are_told_by_name_and_by_key() -> None:
    items = [
        item("birth_date", "生年月日", "date"),
        item("birth_unknown", "生年月日_不詳フラグ", "flag"),
        item("moved_on", "異動日", "date"),
        item("moved_on_unknown_flag", "不詳", "flag"),
        item("moved_on_unknown_text", "異動日の書き方"),
    ]
    assert unspecified_flags(items) == {
        "birth_date": "birth_unknown",
        "moved_on": "moved_on_unknown_flag",
        "moved_on_unknown_text": "moved_on_unknown_flag",
    }


def test_every_flag_of_the_catalogue_is_a_date_s() -> None:
    lost = [
        (domain, group.key, one.key)
        for domain in domains()
        for group in load(domain).records.values()
        for one in group.items
        if one.name_ja.endswith(FLAG) and one.key not in unspecified_flags(group.items).values()
    ]
    assert lost == []
