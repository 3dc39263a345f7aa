"""What is filled in with another program is read back whole, or refused with its cell."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import samples
import yaml

from conformance.catalog.workbooks.grid import read_workbook
from conformance.errors import CatalogError
from conformance.report import sheets
from conformance.report.entered.cells import day_of
from conformance.report.entered.held import EntryReview, KnownEntries, review_entries
from conformance.report.entered.rows import identity_of, rows_of
from conformance.report.entered.written import as_yaml
from conformance.report.sheets.entries import FORMS
from conformance.report.sheets.identity import identity
from conformance.surfaces.profile_entries import Answer, Waiver

RESULT = samples.result(
    tuple(
        case.model_copy(update={"surface": "evidence"}) if case.id.endswith("attested") else case
        for case in samples.mixed()
    )
)
BACK_UP = "child_allowance/function/back-up/attested"
CLAIMS = "child_allowance/record/claims/file-columns"
STATED = ("架空花子", "部長", "令和8年11月1日", "復元を確かめた", "proof.txt")
ANSWERED = ("期待を否定する", "標準仕様書 第2.0版", "12", "架空次郎", datetime(2026, 11, 2))


class Filled:
    """A workbook that somebody fills in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "proof.txt").write_text("proof")
        (folder / "my.yaml").write_text("profile: 1")
        self.book = openpyxl.load_workbook(io.BytesIO(sheets.render(RESULT, "ja")))

    def row(self, sheet: str, case: str) -> list[object]:
        return next(r for r in self.book[sheet].iter_rows() if any(c.value == case for c in r))

    def enter(self, sheet: str, case: str, *values: object) -> None:
        cells = self.row(sheet, case)
        for cell, value in zip(cells[-1 - len(values) : -1], values, strict=True):
            cell.value = value

    def read(self, has: dict[tuple[str, str], dict[str, object]] | None = None) -> EntryReview:
        path = self.folder / "filled.xlsx"
        self.book.save(path)
        book = read_workbook(path)
        told, lang, _ = identity_of(book)
        cases = {case.id: case.requirement for case in RESULT.cases}
        stated = frozenset(c.id for c in RESULT.cases if c.surface == "evidence")
        profile, today = self.folder / "my.yaml", date(2026, 11, 20)
        known = KnownEntries(told, cases, stated, has or {}, profile, today)
        assert told.facts == identity(RESULT).facts
        return review_entries({form.section: rows_of(book, form, lang) for form in FORMS}, known)


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return Filled(tmp_path)


def said(held: EntryReview) -> list[tuple[str, str]]:
    return [(message.code, message.where) for message in held.wrong]


def test_nothing_is_read_where_nothing_was_filled_in(filled: Filled) -> None:
    held = filled.read()
    assert (held.taken, held.wrong) == ({}, [])


def test_what_was_filled_in_becomes_entries_of_the_profile(filled: Filled) -> None:
    filled.enter("未試験と理由", BACK_UP, *STATED)
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    held = filled.read()
    assert held.wrong == []
    text = as_yaml(held.taken, filled.folder / "my.yaml", "ja")
    told = yaml.safe_load(text)
    assert told["attestations"] == [
        {
            "requirement": "child_allowance/function/back-up",
            "by": "架空花子",
            "role": "部長",
            "date": date(2026, 11, 1),
            "statement": "復元を確かめた",
            "evidence": "proof.txt",
        }
    ]
    assert told["answers"][0]["accepted"] is False
    assert told["answers"][0]["on"] == date(2026, 11, 2)
    assert "# sha256 " in text


def test_a_row_of_which_some_is_empty_is_refused_with_each_cell(filled: Filled) -> None:
    filled.enter("未試験と理由", BACK_UP, "架空花子", "部長", "2026/11/1", None, None)
    row = filled.row("未試験と理由", BACK_UP)[0].row
    wanted = [("IMP034", f"「未試験と理由」!{column}{row}") for column in "MN"]
    assert said(filled.read()) == wanted


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (2, "11月", "IMP035"),
        (2, "2026/11/21", "IMP035"),
        (4, "none.pdf", "IMP036"),
        (0, "-", "IMP034"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(
    filled: Filled, place: int, value: str, code: str
) -> None:
    values = list(STATED)
    values[place] = value
    filled.enter("未試験と理由", BACK_UP, *values)
    row = filled.row("未試験と理由", BACK_UP)[0].row
    held = filled.read()
    assert said(held) == [(code, f"「未試験と理由」!{'JKLMN'[place]}{row}")]
    assert held.taken == {}


def test_a_denial_without_document_and_page_is_refused(filled: Filled) -> None:
    filled.enter("未確認の相違", CLAIMS, "期待を否定する", None, None, "架空次郎", "2026/11/2")
    assert [code for code, _ in said(filled.read())] == ["IMP034", "IMP034"]


def test_a_case_that_was_changed_to_another_or_to_none_is_refused(filled: Filled) -> None:
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    cell = next(c for c in filled.row("未確認の相違", CLAIMS) if c.value == CLAIMS)
    for other in ("child_allowance/record/notices/file-columns", f"{CLAIMS}x"):
        cell.value = other
        assert said(filled.read()) == [("IMP032", f"「未確認の相違」!{cell.coordinate}")]


def test_two_answers_for_one_case_are_refused_with_both_places(filled: Filled) -> None:
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    sheet = filled.book["未確認の相違"]
    sheet.append([cell.value for cell in filled.row("未確認の相違", CLAIMS)])
    (wrong,) = filled.read().wrong
    first = next(c for c in filled.row("未確認の相違", CLAIMS) if c.value == CLAIMS)
    assert (wrong.code, first.coordinate in wrong.en) == ("IMP033", True)


def test_a_row_that_a_test_can_see_takes_no_statement(filled: Filled) -> None:
    case = "common_functions/form/list/looks-right"
    filled.enter("未試験と理由", case, *STATED)
    assert [code for code, _ in said(filled.read())] == ["IMP038"]


def test_what_the_profile_says_already_is_not_said_twice_and_what_differs_is_refused(
    filled: Filled,
) -> None:
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    (entry,) = filled.read().taken["answers"]
    again = filled.read({("answers", CLAIMS): entry})
    assert (again.taken, again.there, again.wrong) == ({}, 1, [])
    other = filled.read({("answers", CLAIMS): {**entry, "page": "13"}})
    assert [code for code, _ in said(other)] == ["IMP037"]


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(CatalogError, match="IMP030"):
        identity_of(read_workbook(path))


@pytest.mark.parametrize("text", ["2026-11-01", "2026/11/1", "2026年11月1日", "令和8年11月1日"])
def test_a_day_is_read_as_officers_write_it(text: str) -> None:
    assert day_of(text) == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["11/1", "2026/13/1", "46327", "昨日", "平成40年1月1日"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert day_of(text) is None


FOLDED = "child_allowance/form/payment-notice/prints-amount"
WAIVED = ("情報政策課長", "次版で直す", "手で計算する", "2027/3/31")


def test_a_waiver_of_a_case_that_was_unfolded_is_one_as_the_profile_has_it(filled: Filled) -> None:
    filled.enter("不適合一覧", FOLDED, *WAIVED)
    row = filled.row("不適合一覧", FOLDED)[0].row
    filled.book["不適合一覧"].row_dimensions[row].hidden = False
    held = filled.read()
    assert held.wrong == []
    (entry,) = held.taken["waivers"]
    waiver = Waiver.model_validate(entry)
    assert (waiver.of, waiver.expires) == (FOLDED, date(2027, 3, 31))


def test_an_entry_in_a_folded_row_is_refused_with_its_cell_until_it_is_unfolded(
    filled: Filled,
) -> None:
    filled.enter("不適合一覧", FOLDED, *WAIVED)
    row = filled.row("不適合一覧", FOLDED)
    assert said(filled.read()) == [("IMP039", f"「不適合一覧」!{row[-5].coordinate}")]


@pytest.mark.parametrize("hidden", ["row", "column", "low", "struck", "merged"])
def test_what_nobody_sees_or_was_struck_out_is_no_entry(filled: Filled, hidden: str) -> None:
    filled.enter("未試験と理由", BACK_UP, *STATED)
    row, sheet = filled.row("未試験と理由", BACK_UP), filled.book["未試験と理由"]
    cell = row[-6] if hidden in {"row", "low"} else row[-3]
    if hidden == "row":
        sheet.row_dimensions[cell.row].hidden = True
    elif hidden == "low":
        sheet.row_dimensions[cell.row].height = 0.5
    elif hidden == "column":
        sheet.column_dimensions[cell.column_letter].hidden = True
    elif hidden == "struck":
        cell.font = openpyxl.styles.Font(strike=True)
    else:
        sheet.merged_cells.ranges.add(f"{row[-4].coordinate}:{cell.coordinate}")
    held = filled.read()
    assert (said(held), held.taken) == ([("IMP039", f"「未試験と理由」!{cell.coordinate}")], {})


def test_the_row_for_which_a_changed_case_was_written_is_named(filled: Filled) -> None:
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    cell = next(c for c in filled.row("未確認の相違", CLAIMS) if c.value == CLAIMS)
    for other in ("child_allowance/record/notices/file-columns", "child_allowance/record/claim"):
        cell.value = other
        (wrong,) = filled.read().wrong
        assert f"{CLAIMS!r}" in wrong.remedy_ja
        assert f"{CLAIMS!r}" in wrong.remedy_en


def test_where_the_mark_was_changed_no_row_is_guessed(filled: Filled) -> None:
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    filled.row("未確認の相違", CLAIMS)[-1].value = "00000000"
    (wrong,) = filled.read().wrong
    assert (wrong.code, wrong.remedy_en) == ("IMP032", "fill in a workbook made anew")


def test_an_answer_is_one_as_the_profile_has_it(filled: Filled) -> None:
    filled.enter("未確認の相違", CLAIMS, *ANSWERED)
    (entry,) = filled.read().taken["answers"]
    assert Answer.model_validate(entry).of == CLAIMS
