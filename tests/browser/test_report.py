"""The HTML report in a browser, as an officer or a vendor opens it: no server, no network."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "report"))

import samples

from conformance.report.html import LISTED, render

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from conformance.results.model import Result

HOSTILE = "</script><img src=x onerror=hacked()>\u202e&lt;\u2028"
SHOWN = "</script><img src=x onerror=hacked()>\\u{202e}&lt;\\u{2028}"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Result], str]:
    folder = tmp_path_factory.mktemp("reports")

    def write(result: Result) -> str:
        file = folder / f"{len(list(folder.iterdir()))}.html"
        file.write_text(render(result), encoding="utf-8")
        return file.as_uri()

    return write


@pytest.fixture(scope="module")
def mixed(written: Callable[[Result], str]) -> str:
    return written(samples.result())


@pytest.fixture(scope="module")
def large(written: Callable[[Result], str]) -> str:
    return written(samples.large(1_500))


def found(page: Page) -> str:
    return page.locator("#found").inner_text()


def searched(page: Page, words: str) -> str:
    before = found(page)
    page.fill("#q", words)
    page.wait_for_function(
        "told => document.querySelector('#found').innerText !== told", arg=before
    )
    return found(page)


def listed(page: Page) -> Locator:
    return page.locator("#results details.req > summary")


def unfold(details: Locator) -> str:
    """Open what is made when it is opened; return what then stands in it."""
    details.locator("> summary").click()
    details.locator("> ul").wait_for()
    return details.inner_text()


def first_of(page: Page) -> Locator:
    return page.locator("#results details.req").first


def test_in_the_first_screen_stand_verdict_answer_and_what_was_not_tested(
    browser_page: Page, mixed: str
) -> None:
    browser_page.goto(mixed)
    for text in (
        "判定: 不適合",
        "を導入してよいか: いいえ",
        "試験していないもの・決まっていないもの",
    ):
        box = browser_page.get_by_text(text).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= WIDE["height"]


def test_an_officer_sees_in_four_clicks_why_not_and_what_was_not_tested(
    browser_page: Page, mixed: str
) -> None:
    browser_page.goto(mixed)  # the answer and its reasons stand there without a click
    minute = browser_page.locator(".minute")
    assert "不合格 4 件" in minute.inner_text()
    minute.locator("li", has_text="未試験").get_by_role("link").click()
    group = browser_page.locator("section[aria-labelledby=unjudged] details").first
    group.locator("summary").click()
    assert "child_allowance/function/back-up/attested" in group.inner_text()
    minute.locator("li", has_text="宣言なし").get_by_role("link").click()
    assert "child_allowance/function/print-label" in unfold(first_of(browser_page))


def test_a_search_finds_titles_and_ids_and_clearing_shows_all_again(
    browser_page: Page, mixed: str
) -> None:
    browser_page.goto(mixed)
    whole = found(browser_page)
    assert whole == "13 要件、15 件の検査"
    assert searched(browser_page, "検索 異動") == "0 要件、0 件の検査"
    assert searched(browser_page, "ＳＥＡＲＣＨ－Claims 検索") == "1 要件、1 件の検査"
    assert searched(browser_page, "rule/monthly-amount") == "1 要件、3 件の検査"
    assert searched(browser_page, "rule/monthly-amount/example-2") == "1 要件、1 件の検査"
    browser_page.click("#all")
    assert found(browser_page) == whole


def test_filters_are_joined_and_the_case_tells_what_was_found(
    browser_page: Page, mixed: str
) -> None:
    browser_page.goto(mixed)
    browser_page.select_option("#by-domain", "child_allowance")
    browser_page.select_option("#by-verdict", "fail")
    assert found(browser_page) == "4 要件、5 件の検査"
    row = first_of(browser_page)
    text = unfold(row)
    for part in ("児童手当法第6条", "[15000]", "[10000]", "conformance replay result.json child_"):
        assert part in text
    assert "example-3" in unfold(row.locator("> details"))  # what was not looked for is not hidden


def test_a_case_leads_to_its_defect_which_opens(browser_page: Page, large: str) -> None:
    browser_page.goto(large)
    searched(browser_page, "rejects-missing-item-1490")
    unfold(first_of(browser_page))
    browser_page.locator("#results a[href^='#defect-']").click()
    place = browser_page.evaluate("location.hash")
    browser_page.locator(f"{place} > dl").wait_for()
    assert "rejects-missing-item-1490" in browser_page.locator(place).inner_text()


def test_a_number_of_the_table_narrows_the_list_and_takes_the_reader_there(
    browser_page: Page, mixed: str
) -> None:
    browser_page.goto(mixed)
    browser_page.locator("td a[data-filter$='verdict=not_applicable']").first.click()
    assert found(browser_page) == "1 要件、1 件の検査"
    assert browser_page.evaluate("document.activeElement.id") == "list"
    assert browser_page.locator("#list").bounding_box()["y"] < WIDE["height"]


def test_of_many_consequences_all_are_in_the_list(
    browser_page: Page, written: Callable[[Result], str]
) -> None:
    names = [f"a/function/f/case-{n}" for n in range(LISTED + 8)]
    cases = [samples.case(name, "fail", finding=samples.FINDING) for name in names]
    browser_page.goto(written(samples.result((*cases, samples.case("a/function/g/x")))))
    browser_page.locator("#defect-1 summary", has_text="同じ原因の検査").click()
    browser_page.locator("#defect-1 a[data-filter]").click()
    assert found(browser_page).startswith(f"1 要件、{LISTED + 8} 件の検査")


def test_what_is_folded_opens_one_by_one_and_all_at_once(browser_page: Page, large: str) -> None:
    browser_page.goto(large)
    opened = browser_page.locator("details.defect[open]")
    assert opened.count() == 10
    button = browser_page.locator("button[data-fold=defect]")
    button.click()
    assert opened.count() == 150
    button.click()
    assert opened.count() == 0


def test_many_requirements_come_a_hundred_at_a_time(browser_page: Page, large: str) -> None:
    browser_page.goto(large)
    listed(browser_page).last.wait_for()
    assert listed(browser_page).count() == 100
    browser_page.get_by_role("button", name="さらに表示").click()
    assert listed(browser_page).count() == 200
    browser_page.keyboard.press("Enter")  # the focus is on the first that came
    browser_page.locator("#results details.req[open]").wait_for()


@pytest.mark.parametrize(("locale", "lang"), [("ja-JP", "ja"), ("en-US", "en"), ("fr-FR", "en")])
def test_the_page_speaks_the_language_of_the_browser_and_the_other_when_asked(
    new_page: Callable[..., Page], mixed: str, locale: str, lang: str
) -> None:
    page = new_page(locale=locale)
    page.goto(mixed)
    heading = {"ja": "最初に知ること", "en": "What to know first"}
    choice = {"ja": "不合格", "en": "fail"}
    other = "en" if lang == "ja" else "ja"
    for each in (lang, other):
        assert page.evaluate("document.documentElement.lang") == each
        assert page.locator("#minute").inner_text() == heading[each]
        assert page.locator("#by-verdict option[value=fail]").inner_text() == choice[each]
        page.locator(f"label[for={other}]").click()
    page.reload()
    assert page.evaluate("document.documentElement.lang") == other


def test_the_colours_follow_the_system_until_the_reader_chooses(
    new_page: Callable[..., Page], mixed: str
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(mixed)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    page.select_option("#theme", "light")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", NARROW)], ids=["light-wide", "dark-narrow"]
)
def test_axe_finds_no_serious_barrier_and_nothing_is_cut_off(
    new_page: Callable[..., Page],
    no_serious_barrier: Callable[[Page], None],
    mixed: str,
    scheme: str,
    viewport: dict,
) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport, bypass_csp=True)
    page.goto(mixed)
    page.add_style_tag(content="*{content-visibility:visible!important}")  # axe sees what is drawn
    unfold(first_of(page))
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    no_serious_barrier(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_all_is_reached_and_done_by_keyboard(browser_page: Page, mixed: str) -> None:
    browser_page.goto(mixed)
    focused = "document.activeElement.id || document.activeElement.className"
    browser_page.keyboard.press("Tab")
    assert browser_page.evaluate(focused) == "skip"
    browser_page.keyboard.press("Tab")
    assert browser_page.evaluate(focused) == "ja"
    browser_page.keyboard.press("ArrowRight")
    assert browser_page.evaluate("document.documentElement.lang") == "en"
    browser_page.keyboard.press("Tab")
    assert browser_page.evaluate(focused) == "theme"


def test_without_script_all_that_decides_is_there(
    new_page: Callable[..., Page], mixed: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(mixed)
    text = page.locator("main").text_content()
    for part in (
        "判定: 不適合",
        "いいえ",
        "架空一郎",
        "F-VALUE",
        "U-NO-EVIDENCE",
        "スクリプトが必要",
    ):
        assert part in text
    assert not page.locator("#explorer").is_visible()
    page.locator("label[for=en]").click()
    assert page.locator("#minute").inner_text() == "What to know first"


def test_the_printed_page_is_a4_light_and_without_controls(
    new_page: Callable[..., Page], mixed: str, tmp_path: Path
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(mixed)
    file = tmp_path / "report.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True)
    printed = pypdfium2.PdfDocument(file)
    assert [round(side) for side in printed[0].get_size()] == [595, 842]
    text = "".join(one.get_textpage().get_text_bounded() for one in printed)
    for part in ("2026-11-01", "F-VALUE", "child_allowance/function/search-claims/finds-by-name"):
        assert part in re.sub(r"\s", "", text)
    assert printed[0].render(scale=0.2).to_pil().getpixel((2, 2))[:3] == (255, 255, 255)
    page.emulate_media(media="print")
    assert not page.locator("#q").is_visible()


def test_hostile_texts_are_shown_as_they_are_and_run_nothing(
    browser_page: Page, written: Callable[[Result], str]
) -> None:
    case = samples.case("a/function/f/x", "fail", finding=samples.FINDING, title=HOSTILE)
    finding = case.finding.model_copy(update={"found": HOSTILE, "where": HOSTILE})
    evil = case.model_copy(update={"finding": finding, "source": HOSTILE, "place": HOSTILE})
    result = samples.result((evil, samples.case("b/function/g/y")), product=HOSTILE)
    browser_page.goto(written(result))
    assert SHOWN in browser_page.locator("h1").inner_text()
    searched(browser_page, "a/function/f/x")
    row = unfold(first_of(browser_page))
    assert row.count(SHOWN) == 5  # title, source, place, found, where
    assert browser_page.locator("img").count() == 0


def test_the_policy_keeps_even_markup_of_a_broken_escape_from_running(
    browser_page: Page, wrong: list[str], mixed: str
) -> None:
    browser_page.goto(mixed)
    browser_page.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        ' \'<img src="data:," onerror="window.hacked = 1"><p style="color:red">\')'
    )
    browser_page.wait_for_timeout(100)
    assert browser_page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in one for one in wrong)
    wrong.clear()
