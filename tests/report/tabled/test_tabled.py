"""The same tables as text, Markdown, one HTML page and a workbook."""

import io

from lxml import html as parsed
from openpyxl import load_workbook

from conformance.report.tabled.book import as_book
from conformance.report.tabled.html import as_html
from conformance.report.tabled.model import ReportTable, TabledPage
from conformance.report.tabled.text import as_markdown, as_text
from conformance.values.words import Bilingual

EVIL = "<script>alert(1)</script>|`x`\u202e"
PAGE = TabledPage(
    Bilingual("題", "title"),
    (Bilingual("文", "a sentence"),),
    (
        ReportTable(
            Bilingual("表", "table"),
            (Bilingual("名", "name"), Bilingual("値", "value")),
            ((EVIL, "1"), (Bilingual("二", "two"), "")),
            command="conformance run x --case 'a/*'",
        ),
        ReportTable(Bilingual("空", "empty"), (Bilingual("名", "name"),)),
    ),
    Bilingual("計", "in all"),
)


def test_text_has_a_row_a_line_and_the_total_last():
    lines = as_text(PAGE, "en").splitlines()
    assert lines[0] == "title"
    assert lines[-1] == "in all"
    assert "table: 2" in lines
    assert "  two" in lines
    assert "  conformance run x --case 'a/*'" in lines
    assert "\u202e" not in as_text(PAGE, "en")


def test_markdown_shows_what_a_value_says_and_does_nothing_with_it():
    said = as_markdown(PAGE, "ja")
    assert said.startswith("# 題\n")
    assert "| 名 | 値 |" in said
    assert "<script>" not in said
    row = next(line for line in said.splitlines() if "alert" in line)
    assert row.replace("\\|", "").count("|") == 3
    assert "```sh\nconformance run x --case 'a/*'\n```" in said


def test_the_page_runs_nothing_fetches_nothing_and_speaks_one_language():
    text = as_html(PAGE, "ja")
    page = parsed.fromstring(text)
    assert page.get("lang") == "ja"
    assert page.xpath("//script | //*[@src] | //link[@href] | //a[@href]") == []
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert [cell.text_content() for cell in page.xpath("//tbody/tr[2]/td")] == ["二", ""]
    assert EVIL.replace("\u202e", "\\u{202e}") in page.xpath("//tbody/tr[1]/td")[0].text_content()
    assert page.xpath("//pre")[0].text == "conformance run x --case 'a/*'"


def test_the_workbook_has_a_sheet_for_each_table_and_says_all_that_the_page_says():
    made = as_book(PAGE, "ja")
    book = load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["概要", "表", "空"]
    assert [row[0].value for row in book["概要"].iter_rows()][-2:] == ["計", "文"]
    texts = [[cell.value for cell in row] for row in book["表"].iter_rows()]
    assert "conformance run x --case 'a/*'" in str(texts[0][0])
    assert texts[2] == ["名", "値"]
    assert texts[4][0] == "二"
    assert made == as_book(PAGE, "ja")


def test_two_tables_of_one_name_have_a_sheet_each():
    long = Bilingual("変" * 40 + "[1]/2", "c" * 40)
    one = ReportTable(long, (Bilingual("名", "name"),), (("=1+1",),))
    book = load_workbook(io.BytesIO(as_book(TabledPage(long, (), (one, one), long), "en")))
    assert len({name.casefold() for name in book.sheetnames}) == 3
    assert book.worksheets[1]["A4"].value == "=1+1"
    assert book.worksheets[1]["A4"].data_type == "s"
