"""The register in a browser, from files: opened, searched, filtered, in the other language."""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "trust"))

import signed
from securesystemslib.signer import CryptoSigner

from conformance.register.entries import entry_of, register_of
from conformance.register.site import site_of
from conformance.trust.bundle import verify
from conformance.trust.keys import TrustedKey
from conformance.values.today import now_in_japan
from tests.browser.served import published

if TYPE_CHECKING:
    from collections.abc import Iterator

BROKEN = re.compile(r"[\s\ufffe-]")
"""Where a line may break, and what a printed page has there instead."""
FAILS = "child_allowance/rule/monthly-amount/worked-examples"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A register of two releases, the newer of which fails in one rule."""
    folder, vendor = tmp_path_factory.mktemp("register"), CryptoSigner.generate_ed25519()
    trusted = [TrustedKey(vendor.public_key, "vendor.pub")]
    results = (
        signed.result_of(signed.profile_in(folder / "a"), case=signed.SOME),
        signed.result_of(
            signed.profile_in(folder / "b", "2.0"),
            {FAILS: signed.outcome("fail")},
            case=signed.SOME,
        ),
    )
    first = now_in_japan()
    times = (first, first + timedelta(seconds=2))
    signings = zip(results, times, strict=True)
    bundles = [signed.bundle_of(one, vendor, now=at) for one, at in signings]
    verified = [verify(one, trusted, "a.bundle", times[-1]) for one in bundles]
    for path, content in site_of(register_of(map(entry_of, verified))).items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    return folder / "site"


@pytest.fixture
def address(site) -> Iterator[str]:
    """Where the register is published."""
    with published(site) as at:
        yield at


def shown(page) -> str:
    counted = page.locator("#filter output").filter(has_text="/")  # once the script has counted
    counted.wait_for()
    return counted.inner_text()


def test_from_the_start_to_who_conforms_to_a_rule(new_page, address, no_serious_barrier) -> None:
    page = new_page(bypass_csp=True)  # the page's own policy bars those requests of axe
    page.goto(f"{address}index.html")
    page.get_by_role("link", name="日本語").click()
    page.get_by_role("heading", name="製品と業務").wait_for()
    no_serious_barrier(page)
    page.get_by_role("link", name="児童手当").first.click()
    page.get_by_role("heading", name="児童手当").wait_for()
    whole = shown(page)
    page.get_by_role("searchbox").fill("ｍｏｎｔｈｌｙ-amount 月")
    page.wait_for_function(
        "t => document.querySelector('#filter output').innerText !== t", arg=whole
    )
    rows = page.locator("table.rows tbody tr:visible")
    assert rows.count() == int(shown(page).partition(" ")[0]) < int(whole.partition(" ")[0])
    assert "child_allowance/rule/monthly-amount" in rows.first.inner_text()
    assert page.locator(".part:visible").count() == 1
    no_serious_barrier(page)


def test_what_fails_alone_is_shown_and_the_other_language_is_the_same_page(
    browser_page, site
) -> None:
    page = browser_page
    page.goto((site / "ja" / "domain" / "child_allowance.html").as_uri())
    whole = shown(page)
    page.get_by_label("判定で絞る").select_option("not_conformant")
    page.wait_for_function(
        "t => document.querySelector('#filter output').innerText !== t", arg=whole
    )
    assert shown(page) == f"1 / {whole.partition(' / ')[2]}"
    visible = page.locator("table.rows tbody tr:visible")
    assert "child_allowance/rule/monthly-amount" in visible.inner_text()
    page.get_by_role("link", name="English").click()
    page.get_by_label("by standing").wait_for()
    assert shown(page) == whole


@pytest.mark.parametrize(("lang", "width"), [("ja", 1280), ("en", 360)])
def test_the_page_of_a_product_is_without_barriers(
    new_page, site, address, no_serious_barrier, lang, width
) -> None:
    product = next((site / lang / "product").iterdir()).name
    page = new_page(bypass_csp=True, viewport={"width": width, "height": 800})
    page.goto(f"{address}{lang}/product/{product}")
    assert page.locator("section[id]").count() == 2  # a section for each release
    assert page.locator("svg.trend rect").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    no_serious_barrier(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_read_without_script_and_is_no_wider_than_the_window(new_page, site, width) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    for name in ("ja/index.html", "en/domain/child_allowance.html"):
        page.goto((site / name).as_uri())
        assert page.locator("#filter").is_hidden()
        assert page.locator("table.rows tbody tr").first.is_visible()
    scripted = new_page(viewport={"width": width, "height": 800})
    for name in ("ja/index.html", "ja/domain/child_allowance.html"):
        scripted.goto((site / name).as_uri())
        scripted.locator("#filter").wait_for()
        assert scripted.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_it_prints_on_a4_light_whole_and_without_controls(new_page, site, tmp_path, lang) -> None:
    product = next((site / lang / "product").iterdir()).name
    for name in ("index.html", "domain/child_allowance.html", f"product/{product}"):
        page = new_page(color_scheme="dark")
        page.goto((site / lang / name).as_uri())
        page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
        printed = pypdfium2.PdfDocument(tmp_path / "page.pdf")
        sizes = {tuple(round(side) for side in one.get_size()) for one in printed}
        assert sizes == {(842, 595)}, name
        paper = printed[0].render(scale=0.2).to_pil().convert("RGB")
        assert max(paper.getcolors(1 << 20))[1] == (255, 255, 255), name
        text = "".join(one.get_textpage().get_text_bounded() for one in printed)
        page.emulate_media(media="print")
        assert not page.locator("#filter").is_visible()
        for cell in page.locator("main td, main th, h1, h2").all_inner_texts():
            assert BROKEN.sub("", cell) in BROKEN.sub("", text), (name, cell)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
