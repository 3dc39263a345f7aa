"""An exported workbook imported again changes nothing; edited cells change just what they say."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, get_args

import pytest
from openpyxl import load_workbook

from conformance.catalog.exports import levels
from conformance.catalog.exports.book import BOOKS, HEAD_ROW, export_book, rows_of, shapes_of
from conformance.catalog.exports.markdown import export_markdown
from conformance.catalog.exports.shape import KEY
from conformance.catalog.load import domains, forget, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.levels import CityGroup, CityType, Level
from conformance.catalog.workbooks.code_list import read_code_lists
from conformance.catalog.workbooks.grid import read_workbook
from conformance.catalog.workbooks.importer import ImportOptions, import_workbook
from conformance.catalog.workbooks.item_list import read_item_list
from conformance.catalog.workbooks.kinds import ImportSource
from conformance.catalog.workbooks.requirement_list import read_requirements
from conformance.cli.main import main
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

DOMAIN = "child_allowance"
CONFIRMED = ImportOptions(confirmed=frozenset({"all"}))
EDITS = {
    "データ項目": lambda old: f"{old}（改）",
    "データ項目（ローマ字）": lambda old: f"{old}x",
    "桁数": lambda old: f"{int(old) + 1}" if old.isdigit() else None,
    "データ出力条件": lambda old: "必須" if old == "任意" else "任意",
    "標準仕様書関連箇所": lambda old: f"{old}4.2",
    "実装類型": lambda old: "" if old else "○",
    "備考": lambda old: f"{old}\n=1+1 <b>改</b>",
    "コード名": lambda old: f"{old}（改）" if old else None,
    "コード値の内容": lambda old: f"{old}（改）",
    "機能名称": lambda old: f"{old}（改）",
    "機能要件": lambda old: f"{old}\nただし、改める。",
    "実装区分": lambda old: "標準オプション" if old == "実装必須" else None,
    "帳票名称": lambda old: f"{old}（改）",
    "印字項目": lambda old: f"{old}（改）",
    "文字数": lambda old: f"{int(old) - 1}" if old.isdigit() else None,
    "印字要否": lambda old: "標準オプション" if old == "実装必須" else "実装必須",
    "編集条件": lambda old: f"{old}改",
    "連携名": lambda old: f"{old}（改）",
    "連携頻度・契機": lambda old: f"{old}（改）",
}
"""What a person writes into a cell of each column that can be taken back."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a catalogue of its own."""
    shutil.copytree(catalog_directory(), tmp_path / "catalog")
    return tmp_path / "catalog"


def written(root: Path, domain: str, kind: str) -> Path:
    forget()
    path = root.parent / f"{domain}-{kind}.xlsx"
    path.write_bytes(export_book(load(domain, None, root), kind))
    return path


def taken(path: Path, root: Path, domain: str = DOMAIN, options: ImportOptions = CONFIRMED):
    spec = load(domain, None, root)
    return import_workbook(path, domain=domain, version=spec.version, target=root, options=options)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def cells(root: Path, domain: str, kind: str) -> dict[tuple[str, str, str], str]:
    """Return what each cell of a workbook shows, by sheet, key and heading."""
    forget()
    spec = load(domain, None, root)
    return {
        (shape.sheet, name, column.heading): shown
        for shape in shapes_of(spec, kind)
        for name, row in rows_of(spec, shape)
        for column, shown in zip([c for c in shape.columns if c.heading != KEY], row, strict=True)
    }


@pytest.mark.parametrize("domain", domains())
def test_an_export_imported_again_changes_nothing(domain: str, root: Path):
    folder = load(domain, None, root).directory
    before = content(folder)
    for kind in BOOKS:
        report = taken(written(root, domain, kind), root, domain)
        assert (report.changes, report.written, report.questions) == ((), (), ())
        assert report.uses
        assert report.unread() == ()
    assert content(folder) == before


@pytest.mark.parametrize("domain", ["child_allowance", "common_functions", "resident_register"])
@pytest.mark.parametrize("kind", BOOKS)
def test_each_edited_cell_changes_just_itself(domain: str, kind: str, root: Path):
    path = written(root, domain, kind)
    before = cells(root, domain, kind)
    book = load_workbook(path)
    wanted: dict[tuple[str, str, str], str] = {}
    for shape in shapes_of(load(domain, None, root), kind):
        sheet = book[shape.sheet]
        heads = {
            cell.value: cell.column
            for row in (HEAD_ROW, HEAD_ROW + 1)
            for cell in sheet[row]
            if cell.value
        }
        used: set[str] = set()
        for column in shape.columns:
            if column.take is None:
                continue
            for number in range(HEAD_ROW + 2, sheet.max_row + 1):
                name = sheet.cell(number, heads[KEY]).value
                new = EDITS[column.heading](before[shape.sheet, name, column.heading])
                if new is None or name in used or name.split("/")[0] in used:
                    continue
                if column.of_owner and not before[shape.sheet, name, "コード名"]:
                    continue
                if column.heading == "連携頻度・契機" and not own_linkage(root, domain, name):
                    continue
                sheet.cell(number, heads[column.heading]).value = new or None
                wanted[shape.sheet, name, column.heading] = new.strip()
                used |= {name, name.split("/")[0]} if column.of_owner else {name}
                break
    if not wanted:  # a domain without forms
        assert not load(domain, None, root).forms
        return
    book.save(path)
    report = taken(path, root, domain)
    assert report.written
    after = cells(root, domain, kind)
    differ = {place for place in before if after[place] != before[place]}
    assert {place: after[place] for place in wanted} == wanted
    also = {"項目説明", "帳票名称"}  # shown from the same facts
    assert {one for one in differ - wanted.keys() if one[2] not in also} == set()


def own_linkage(root: Path, domain: str, name: str) -> bool:
    return name not in load(domain, None, root).shared_linkages


def edited(path: Path, sheet: str, cell: str, value: str | None) -> None:
    book = load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("コード", "payee_types", "IMP133"),  # of which list a code is, no word says
        ("主キー", None, "IMP133"),
        ("データ型", "ZZ", "IMP133"),
        ("桁数", "多い", "IMP133"),
        ("データ項目", None, "IMP133"),
        (KEY, "payees/nobody", "IMP131"),
        (KEY, "payees/history_no", "IMP131"),
        (KEY, None, "IMP131"),
    ],
)
def test_what_cannot_be_taken_back_is_refused_with_its_cell(
    heading: str, value: str | None, code: str, root: Path
):
    path = written(root, DOMAIN, "item_list")
    sheet, row = "基本データリスト", HEAD_ROW + 2
    both = [*load_workbook(path)[sheet][HEAD_ROW], *load_workbook(path)[sheet][HEAD_ROW + 1]]
    column = next(cell.column_letter for cell in both if cell.value == heading)
    row += value == "payees/history_no"
    edited(path, sheet, f"{column}{row}", "payees/atena_number" if row > HEAD_ROW + 2 else value)
    before = content(load(DOMAIN, None, root).directory)
    with pytest.raises(CatalogError) as error:
        taken(path, root)
    message = error.value.messages[0]
    assert (message.code, message.where) == (code, f"{sheet}!{column}{row}")
    assert content(load(DOMAIN, None, root).directory) == before


def test_a_row_that_is_gone_is_refused(root: Path):
    path = written(root, DOMAIN, "requirement_list")
    book = load_workbook(path)
    book["機能要件"].delete_rows(HEAD_ROW + 2)
    book.save(path)
    with pytest.raises(CatalogError) as error:
        taken(path, root)
    assert error.value.messages[0].code == "IMP132"


def test_an_export_of_an_earlier_state_is_refused(root: Path):
    path = written(root, DOMAIN, "item_list")
    file = load(DOMAIN, None, root).directory / "rules.yaml"
    file.write_text(file.read_text("utf-8").replace("15000", "15001", 1), "utf-8")
    forget()
    with pytest.raises(CatalogError) as error:
        taken(path, root)
    assert error.value.messages[0].code == "IMP130"
    with pytest.raises(CatalogError) as error:
        taken(written(root, DOMAIN, "item_list"), root, "seal_registration")
    assert error.value.messages[0].code == "IMP130"


def test_what_a_document_states_is_changed_only_by_whoever_says_so(root: Path):
    domain = "common_functions"
    path = written(root, domain, "item_list")
    edited(path, "基本データリスト", "B5", "別の名")
    before = content(load(domain, None, root).directory)
    asked = taken(path, root, domain, ImportOptions())
    assert [one.code for one in asked.open_questions] == ["IMP134"]
    assert content(load(domain, None, root).directory) == before
    assert taken(path, root, domain).written == ("records.yaml",)
    forget()
    group = load(domain, None, root).records["juto_atena_basic"]
    assert group.items[0].name_ja == "別の名"


def test_nothing_turns_official_by_an_export(root: Path):
    path = written(root, DOMAIN, "requirement_list")
    edited(path, "機能要件", "C5", "受給者台帳を改める")
    taken(path, root)
    forget()
    functions = load(DOMAIN, None, root).functions.values()
    assert all(one.provenance != "official" and one.official is None for one in functions)


def test_columns_may_be_moved_and_added(root: Path):
    path = written(root, DOMAIN, "requirement_list")
    book = load_workbook(path)
    sheet = book["帳票要件"]
    sheet.insert_cols(1)
    sheet["A4"].value = "担当のメモ"
    sheet["A5"].value = "確認済み"
    for merged in [*sheet.merged_cells.ranges]:
        merged.shift(1, 0)
    book.save(path)
    assert taken(path, root).changes == ()


def test_the_official_reader_reads_what_was_exported(root: Path):
    """With official IDs the shapes are those of official workbooks, as their readers know them."""
    folder = load("common_functions", None, root).directory
    text = (folder / "records.yaml").read_text("utf-8")
    head, _, rest = text.partition("- key: juto_atena_basic\n")
    group = rest.partition("\n- key: ")[0]
    (folder / "records.yaml").write_text(f"{head}- key: juto_atena_basic\n{group}\n", "utf-8")
    path = written(root, "common_functions", "item_list")
    known = load("common_functions", None, root)
    found = read_item_list(read_workbook(path), "-", "-").items
    items = known.records["juto_atena_basic"].items
    assert len(found) == len(items) > 20
    for row, item in zip(found, items, strict=True):
        assert (row.official_id, row.name_ja, row.romaji) == (
            item.official_id,
            item.name_ja,
            item.romaji,
        )
        assert row.digits == (item.max_len or item.len)
        assert row.must_be_output is (item.class_ != "optional")
        assert row.section == item.section
        assert (row.output == "必須") is item.required
    keys = {row.official_id for row in found if row.primary_key}
    primary = known.records["juto_atena_basic"].primary_key
    assert keys == {item.official_id for item in items if item.key in primary}


def test_the_official_reader_reads_exported_requirements(root: Path):
    folder = load(DOMAIN, None, root).directory
    for file, first in (("functions", 270001), ("forms", 275001)):
        path = folder / f"{file}.yaml"
        parts = path.read_text("utf-8").split("\n- key: ")
        lines = [parts[0]]
        for number, part in enumerate(parts[1:]):
            key, _, rest = part.partition("\n")
            lines.append(f"{key}\n  official_id: '{first + number:07d}'\n{rest}")
        text = "\n- key: ".join(lines)
        path.write_text(text, "utf-8")
    forget()
    spec = load(DOMAIN, None, root)
    first = next(iter(spec.functions.values()))
    kept = {k: f for k, f in spec.functions.items() if f.official_id}
    path = written(root, DOMAIN, "requirement_list")
    book = load_workbook(path)
    for name, entries in (("機能要件", spec.functions), ("帳票要件", spec.forms)):
        sheet = book[name]
        gone = [n for n, e in enumerate(entries.values(), HEAD_ROW + 2) if not plain(e)]
        for number in reversed(gone):
            sheet.delete_rows(number)
    book.save(path)
    found = read_requirements(read_workbook(path), ImportSource("-", "-"))
    told = {row.official_id: (row.name_ja, row.class_) for row in found.functions}
    wanted = {f.official_id: (f.title_ja, f.class_) for f in kept.values() if plain(f)}
    assert told == wanted
    assert len(found.forms) == sum(map(plain, spec.forms.values())) > 5
    assert first.key in spec.functions


def plain(entry) -> bool:
    """Say whether an official list could hold an entry: an ID, and a class that is one word."""
    return bool(entry.official_id) and isinstance(entry.class_, str)


def test_the_official_reader_reads_exported_codes(root: Path):
    folder = load("common_functions", None, root).directory
    forget()
    spec = load("common_functions", None, root)
    official = [key for key, one in spec.codes.items() if one.official_id]
    text = (folder / "codes.yaml").read_text("utf-8")
    head, *parts = text.split("\n- key: ")
    parts = [p for p in ["", *parts] if p.partition("\n")[0] in official]
    (folder / "codes.yaml").write_text("codes:\n- key: " + "\n- key: ".join(parts), "utf-8")
    assert head
    path = written(root, "common_functions", "item_list")
    lists = read_code_lists(read_workbook(path), "-", "-").lists
    codes = load("common_functions", None, root).codes.values()
    assert [(one.official_id, one.values) for one in lists] == [
        (one.official_id, one.values) for one in codes
    ]
    assert lists


def test_the_same_catalogue_gives_the_same_bytes(root: Path):
    spec = load(DOMAIN, None, root)
    assert all(export_book(spec, kind) == export_book(spec, kind) for kind in BOOKS)


def test_markdown_shows_every_entry_and_runs_nothing(root: Path):
    spec = load(DOMAIN, None, root)
    text = export_markdown(spec)
    keys = [*spec.functions, *spec.forms, *spec.linkages, *spec.events, *spec.rules]
    shown = text.replace("\\", "")
    assert [key for key in keys if f"| {key} |" not in shown] == []
    assert "<" not in text.replace("\\<", "")


def test_the_command_writes_every_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["catalog", "export", DOMAIN, "--out", str(tmp_path / "out")]) == 0
    spec = load(DOMAIN)
    names = {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.*")}
    wanted = {f"{kind}.xlsx" for kind in BOOKS} | {"openapi.json", f"{DOMAIN}.md"}
    wanted |= {f"rows/{key}.schema.json" for key in spec.records}
    wanted |= {f"forms/{key}.{end}" for key in spec.forms for end in ("xsd", "sch")}
    assert names == wanted
    assert DOMAIN in capsys.readouterr().out
    one = tmp_path / "one"
    assert main(["catalog", "export", DOMAIN, "--out", str(one), "--format", "md"]) == 0
    assert [path.name for path in one.iterdir()] == [f"{DOMAIN}.md"]


def test_every_level_and_kind_of_municipality_has_its_word():
    assert set(levels.WORDS) == set(get_args(Level))
    assert set(levels.CITIES) == {*get_args(CityType), *get_args(CityGroup)}
