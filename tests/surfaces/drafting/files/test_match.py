from __future__ import annotations

from conformance.catalog.models.records import Item, RecordGroup
from conformance.surfaces.drafting.files.match import drafted
from conformance.surfaces.drafting.files.sheet import SampledFile


def group(key: str, name_ja: str, *names: str) -> RecordGroup:
    items = tuple(
        Item(key=f"i{n}", name_ja=name, type="date" if "日" in name else "text", required=True)
        for n, name in enumerate(names)
    )
    return RecordGroup(key=key, name_ja=name_ja, primary_key=("i0",), items=items)


def sheet(name: str, **columns: str) -> SampledFile:
    return SampledFile(name, "utf-8", "comma", {head: (value,) for head, value in columns.items()})


def test_each_group_gets_the_file_whose_headings_are_its_items() -> None:
    persons = group("persons", "個人", "宛名番号", "氏名", "生年月日")
    payments = group("payments", "支払", "支払番号", "支払年月日", "支払額")
    files = [
        sheet("PAY.csv", 支払番号="1", 支払年月日="20250401", 支払額="5"),
        sheet("KOJIN.csv", 宛名番号="1", 氏名="山", 生年月日="19900101"),
    ]
    first, second = drafted([persons, payments], files)
    assert (first.sheet.name, second.sheet.name) == ("KOJIN.csv", "PAY.csv")
    assert [one.match.right for one in first.columns] == ["宛名番号", "氏名", "生年月日"]
    assert first.columns[2].rule == {"format": "{yyyy}{mm}{dd}"}
    assert first.missing == ()


def test_a_group_that_no_file_resembles_is_left_out() -> None:
    assert drafted([group("x", "別", "全然違う項目", "他の何か")], [sheet("A.csv", 番="1")]) == []
