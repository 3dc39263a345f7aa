"""The conformance sheet, read again by another library than the one that writes it."""

import io
from collections import Counter

import openpyxl
import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.errors import UsageError
from conformance.report import sheets
from conformance.report.page.minute import answer
from conformance.report.shared import hold_shared
from conformance.report.sheets.fit_gap import requirement_counts
from conformance.results.model import Result

HOSTILE = ("=1+1", '=HYPERLINK("http://x.example")', "+1", "-1", "@SUM(A1)", "\t=1", "https://x")


def book_of(result: Result, lang: str = "ja") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(sheets.render(result, lang)))


def rows_of(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[dict[str, object]]:
    """Return the rows of a list, by its heads: the row that the filter stands on."""
    top = int(sheet.auto_filter.ref.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    heads = [cell.value for cell in sheet[top]]
    found = (
        dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(top + 1, values_only=True)
    )
    return [row for row in found if any(value is not None for value in row.values())]


def test_the_same_result_gives_the_same_bytes(mixed: Result) -> None:
    assert sheets.render(mixed, "ja") == sheets.render(mixed, "ja")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_cover_tells_the_verdict_line(mixed: Result, lang: str) -> None:
    cover = book_of(mixed, lang).worksheets[0]
    texts = {str(cell.value) for row in cover.iter_rows() for cell in row if cell.value}
    line = mixed.verdict.line
    assert (line.ja if lang == "ja" else line.en) in texts


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(["pass", "untested", "attested", "fail"]), min_size=1, max_size=5))
def test_the_cases_of_the_sheet_are_those_of_the_result(verdicts: list[str]) -> None:
    result = samples.result(
        tuple(
            samples.case(f"a/function/f{n}/x", v, finding=samples.FINDING if v == "fail" else None)
            for n, v in enumerate(verdicts)
        )
    )
    book = book_of(result, "en")
    said = Counter(str(row["verdict"]) for row in rows_of(book["cases"]))
    assert sorted(said.values()) == sorted(result.counts["verdict"].values())
    total = rows_of(book["fit and gap"])[-1]
    parts = sum(int(total[name]) for name in ("met", "not met", "open", "stated only"))
    assert (parts, total["requirements"]) == (len(verdicts), len(verdicts))
    assert total["met"] == verdicts.count("pass")
    assert total["not met"] == verdicts.count("fail")


def test_what_passes_under_a_waiver_is_not_met() -> None:
    result = samples.result((samples.case("a/function/f/x", waiver=samples.WAIVER),))
    assert requirement_counts(result)["a"] == {"open": 1}


def test_only_all_of_them_are_a_hundred_percent() -> None:
    passed = [samples.case(f"a/function/f{n}/x") for n in range(1_999)]
    left = samples.case("a/function/last/x", "untested", cause=samples.NO_EVIDENCE)
    total = rows_of(book_of(samples.result((*passed, left)), "en")["fit and gap"])[-1]
    assert total["share met"] == 0.999


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    case = samples.case("a/function/f/x", "fail", finding=samples.FINDING, title=text)
    book = book_of(samples.result((case,), product=text))
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        assert all(c.quotePrefix for c in cells if str(c.value).startswith(("=", "+", "-", "@")))
    assert any(row["要件"] == text.replace("\t", "\\u{9}") for row in rows_of(book["適合確認表"]))


def test_every_sheet_prints_on_a4_across_with_its_heads_on_each_page(mixed: Result) -> None:
    book = book_of(mixed)
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert "&P" in sheet.oddFooter.right.text
    for sheet in book.worksheets[1:]:
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref


def test_failures_are_folded_under_their_cause(mixed: Result) -> None:
    sheet = book_of(mixed)["不適合一覧"]
    rows = rows_of(sheet)
    consequences = sum(len(defect.consequences) for defect in mixed.defects)
    folded = [n for n, row in sheet.row_dimensions.items() if row.outlineLevel]
    assert len(rows) == len(mixed.defects) + consequences
    assert len(folded) == consequences > 0
    assert sum(int(row["同じ原因の検査"] or 0) for row in rows) == len(rows)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_cover_answers_whether_it_may_be_installed_and_says_what_nobody_tested(
    mixed: Result, lang: str
) -> None:
    cover = book_of(mixed, lang).worksheets[0]
    texts = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value]
    asked = answer(mixed).sentence.spoken(lang)
    assert [text for text in texts if text.endswith(asked)]


def test_a_specification_of_which_nothing_was_judged_is_not_on_the_cover() -> None:
    cover = book_of(samples.conforming(), "en").worksheets[0]
    texts = [str(cell.value) for row in cover.iter_rows() for cell in row]
    assert any("child allowance 2.0" in text for text in texts)
    assert not any("common functions" in text for text in texts)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_answers_are_chosen_from_a_list(mixed: Result, lang: str) -> None:
    sheet = book_of(mixed, lang)["未確認の相違" if lang == "ja" else "unconfirmed"]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    wanted = "期待を認める" if lang == "ja" else "expectation is right"
    assert [wanted in str(one) for one in lists] == [True]


def test_a_requirement_shows_its_class_by_sign_and_its_source_for_what_it_is(mixed: Result) -> None:
    rows = {row["要件ID"]: row for row in rows_of(book_of(mixed)["適合確認表"])}
    deleted = rows["child_allowance/function/delete-row"]
    assert deleted["実装区分"] == "× 実装不可"
    assert str(deleted["出典"]).startswith("推定（原文未照合）")


def test_a_statement_is_shown_with_its_evidence(mixed: Result) -> None:
    rows = {row["要件ID"]: row for row in rows_of(book_of(mixed)["適合確認表"])}
    stated = rows["child_allowance/function/train-staff"]
    assert str(stated["判定"]).startswith("§")
    assert samples.ATTESTATION.evidence in str(stated["理由・相違"])


def test_what_is_not_delivered_is_not_called_out_of_scope() -> None:
    outside = {"verdict": "not_applicable"}
    result = samples.result(
        (
            samples.case("a/function/spared/x", **outside),
            samples.case("a/function/elsewhere/x", **outside, cause=samples.NO_EVIDENCE),
            samples.case("a/function/met/x"),
        )
    )
    book = book_of(result)
    for name in ("適合確認表", "検査一覧"):
        said = Counter(str(row["判定"]).partition(" ")[2] for row in rows_of(book[name]))
        assert said == Counter(("対象外", "納入外", "合格")), name
    total = rows_of(book["適合状況"])[-1]
    found = tuple(total[k] for k in ("要求仕様数", "対応可能", "対象外", "納入外"))
    assert found == (1, 1, 1, 1)
    cover = {str(c.value) for row in book["表紙"].iter_rows() for c in row}
    assert {"∅ 納入外"} <= cover


def test_a_shared_system_has_a_table_for_each_municipality(mixed: Result) -> None:
    city = {"city_code": "131016", "city_name": "別市"}
    part = mixed.scope.model_copy(update={"narrowed": True})
    other = samples.result((samples.case("a/function/f/x"),)).model_copy(
        update={"product": mixed.product.model_copy(update=city), "scope": part}
    )
    content = sheets.render(mixed, "ja", [other])
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = rows_of(book["適合状況"])
    alone = rows_of(book_of(mixed, "ja")["適合状況"])
    totals = {str(row["団体"]): row for row in rows if row["システム区分"] == "計"}
    (there, here) = sorted(totals, key=lambda name: "139998" in name)
    assert there == "【一部だけの試験】別市 (131016)"
    assert mixed.product.city_code in here
    assert totals[here]["要求仕様数"] == alone[-1]["要求仕様数"]
    assert (totals[there]["要求仕様数"], totals[there]["適合率"]) == (1, 1)
    assert [row["団体"] for row in rows] == sorted(
        (str(row["団体"]) for row in rows), key=lambda name: "139998" in name
    )
    whole = sheets.render(mixed, "ja")
    assert rows_of(book["検査一覧"]) == rows_of(book_of(mixed, "ja")["検査一覧"])
    assert whole != content


@pytest.mark.parametrize("other", [{}, {"city_code": "131016", "release": "99"}])
def test_another_release_or_the_same_municipality_stands_in_no_table(
    mixed: Result, other: dict[str, str]
) -> None:
    one = mixed.model_copy(update={"product": mixed.product.model_copy(update=other)})
    with pytest.raises(UsageError) as told:
        hold_shared(mixed, [one])
    assert told.value.messages[0].code == "RES040"
