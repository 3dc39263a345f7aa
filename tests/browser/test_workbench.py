"""The workbench as a person meets it: in a browser, with the keyboard, wide and narrow."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import pypdfium2
import pytest

pytest.importorskip("sqlalchemy", reason="the workbench needs its extra")

sys.path.insert(0, str(Path(__file__).parent))

from served import PASSWORD, Served

from conformance.results.build import product_model
from conformance.results.store import write_result
from conformance.surfaces.profile import load_profile
from conformance.values.today import today_in_japan
from tests.report import samples

BROKEN = re.compile(r"[\s\ufffe-]")
"""Where a line may break, and what a printed page has there instead."""
ROOT = Path(__file__).parent.parent.parent
UNTIL = str(today_in_japan() + dt.timedelta(days=300))


@pytest.fixture
def served(tmp_path):
    folder = tmp_path / "results" / "received"
    folder.mkdir(parents=True)
    write_result(samples.result(), folder / "result.json")
    made = Served(tmp_path)
    yield made
    made.stop()


@pytest.mark.parametrize("width", [360, pytest.param(1400, marks=pytest.mark.whole)])
def test_each_page_is_without_barriers_and_no_wider_than_the_window(
    served, new_page, no_serious_barrier, width
):
    page = new_page(viewport={"width": width, "height": 900})
    address = served.start()
    page.goto(address)
    base = address.partition("/enter")[0]
    page.get_by_role("link", name="received").click()
    result = page.url.removeprefix(base)
    paths = ("/", "/results", result, f"{result}/gate", "/runs/new?profile=sample-reference")
    for path in (
        *paths,
        f"{result}/entries",
        "/profiles/sample-reference",
        "/files",
        "/signed",
        "/evidence",
        "/compare",
        "/people",
        "/audit",
    ):
        page.goto(base + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        no_serious_barrier(page)


def test_from_a_given_result_to_the_answer_in_four_clicks(served, browser_page, tmp_path):
    page = browser_page
    page.goto(served.start())
    page.get_by_label("結果ファイル").set_input_files(tmp_path / "results/received/result.json")
    page.get_by_role("button", name="結果を開く").click()
    page.get_by_role("heading", name="試験していないもの").wait_for()
    page.get_by_role("link", name="導入してよいか").click()
    page.get_by_text("まだよくない").wait_for()


def test_what_is_wrong_with_a_profile_is_told_while_it_is_typed(served, browser_page):
    page = browser_page
    address = served.start()
    page.goto(address)
    page.goto(address.partition("/enter")[0] + "/profiles")
    page.get_by_label("名前").fill("mine")
    page.get_by_role("button", name="作る").click()
    text = page.get_by_label("YAML")
    before, _, after = text.input_value().partition("profile: 1")
    lines = len(before.splitlines()) + 1
    text.fill(f"{before}profil: 1{after}")
    page.get_by_text("PRO002").first.wait_for()
    page.get_by_text(f"{lines} 行目").first.wait_for()


@pytest.mark.whole
def test_two_people_with_their_roles_and_a_server_that_comes_back(served, new_page):
    served.add("hanako", "viewer")
    served.add("taro", "tester")
    for _ in range(2):  # the second time after it was killed
        base = served.start()
        for name, may in (("hanako", False), ("taro", True)):
            page = new_page(viewport={"width": 1000, "height": 800})
            page.goto(base)
            page.get_by_label("名前").fill(name)
            page.get_by_label("パスワード").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.get_by_role("heading", name="最近の結果").wait_for()
            assert page.get_by_role("heading", name="何をしますか").is_visible() == may
            assert page.get_by_role("link", name="実行を始める").is_visible() == may
            answer = page.goto(base + "/runs/new")
            assert answer.status == (200 if may else 403)
        served.stop()


def test_a_failure_is_waived_in_the_browser_and_stands_in_the_profile(served, new_page):
    text = (ROOT / "vendor_profiles" / "template.yaml").read_text(encoding="utf-8")
    folder = served.folder / "profiles"
    folder.mkdir()
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    profile = load_profile(folder / "own.yaml").profile
    result = samples.result().model_copy(update={"product": product_model(profile)})
    write_result(result, served.folder / "results" / "received" / "result.json")
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(served.start())
    page.get_by_role("link", name="received").click()
    page.get_by_role("link", name="免除・回答・申告を書く").click()
    form = page.get_by_role("form", name="不合格を期限つきで免除する")
    form.locator('input[name="case"]').first.check()
    form.get_by_label("承認者").fill("課長")
    form.get_by_label("理由").fill("次期版で直す")
    form.get_by_label("直るまでに").fill("手作業で補う")
    form.get_by_label("期限").fill(UNTIL)
    form.get_by_role("button", name="免除を書く").click()
    page.get_by_text("1 件を書きました").wait_for()
    page.get_by_role("link", name="プロファイルを見る").click()
    page.get_by_label("YAML").wait_for()
    assert "次期版で直す" in page.get_by_label("YAML").input_value()
    page.get_by_role("link", name="フォームで書く").click()
    page.get_by_label("事業者名").fill("")
    page.get_by_text("PRO").first.wait_for()
    page.get_by_label("事業者名").fill("別の事業者")
    page.get_by_text("書き方に誤りはありません").wait_for()
    page.get_by_role("button", name="保存する").click()
    page.get_by_text("保存しました").wait_for()


def test_from_the_form_to_a_verdict_then_what_is_left_is_accepted(served, browser_page):
    page = browser_page
    address = served.start()
    base = address.partition("/enter")[0]
    page.goto(address)
    page.get_by_role("link", name="実行を始める").click()
    page.get_by_label("プロファイル", exact=True).select_option("sample-reference")
    page.get_by_role("button", name="選ぶ").click()
    page.get_by_label("印鑑登録").check()
    page.get_by_label("出力ファイル").check()
    page.get_by_label("検査ID").fill("seal_registration/record/holds/*-bytes")
    page.get_by_role("button", name="実行する").click()
    page.get_by_role("link", name="結果を見る").click(timeout=300_000)
    page.get_by_text("（次の範囲のみ）").first.wait_for()
    page.goto(f"{base}/results")
    page.get_by_role("link", name="received").click()
    page.get_by_role("link", name="導入してよいか").click()
    chosen = page.locator('input[name="case"]').first
    chosen.check()
    case = chosen.input_value()
    page.get_by_label("承認者").fill("課長")
    page.get_by_label("理由").fill("次の版で確かめる")
    page.get_by_label("期限").fill(UNTIL)
    page.get_by_role("button", name="受け入れる").click()
    accepted = page.get_by_role("region", name="受け入れたもの")
    accepted.wait_for()
    assert case in accepted.inner_text()
    page.goto(f"{base}/audit")
    page.get_by_text("次の版で確かめる").wait_for()
    assert case in page.locator("table").inner_text()


def test_a_page_is_printed_on_a4_light_with_all_that_is_folded(served, new_page, tmp_path):
    page = new_page(color_scheme="dark")
    address = served.start()
    page.goto(address)
    page.get_by_role("link", name="received").click()
    result = page.url
    for path in ("", "/gate"):
        page.goto(f"{result}{path}?lang=en")
        folded = page.locator("details:not([open])")
        assert folded.count() > 0
        texts = [BROKEN.sub("", one) for one in folded.locator("code").all_text_contents()]
        page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
        printed = pypdfium2.PdfDocument(tmp_path / "page.pdf")
        assert [round(side) for side in printed[0].get_size()] == [595, 842]
        paper = printed[0].render(scale=0.2).to_pil().convert("RGB")
        assert max(paper.getcolors(1 << 20))[1] == (255, 255, 255)
        text = "".join(one.get_textpage().get_text_bounded() for one in printed)
        text = BROKEN.sub("", text)
        assert texts
        assert [one for one in texts if one not in text] == []
        page.emulate_media(media="print")
        assert not [one for one in page.locator("form, button").all() if one.is_visible()]
        page.emulate_media(media="null")
