"""The same tables as text, Markdown and one HTML page."""

from lxml import html as parsed

from conformance.report.tabled.html import as_html
from conformance.report.tabled.model import Page, Table
from conformance.report.tabled.text import as_markdown, as_text
from conformance.values.words import Words

EVIL = "<script>alert(1)</script>|`x`\u202e"
PAGE = Page(
    Words("題", "title"),
    (Words("文", "a sentence"),),
    (
        Table(
            Words("表", "table"),
            (Words("名", "name"), Words("値", "value")),
            ((EVIL, "1"), (Words("二", "two"), "")),
            command="conformance run x --case 'a/*'",
        ),
        Table(Words("空", "empty"), (Words("名", "name"),)),
    ),
    Words("計", "in all"),
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
