"""The walk through the workbench that docs/LANG/officers.md shows, and its pictures.

`python tests/browser/officers.py` walks it in both languages and writes the pictures anew, with
what each page says beside them, by which a test knows when a picture has become old.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from served import Served  # noqa: E402 - found where the line above says

from conformance.results.store import write_result  # noqa: E402 - as above
from tests.fonts import fonts_in  # noqa: E402 - as above
from tests.report import samples  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

LANGUAGES = ("ja", "en")
WIDE = {"width": 1000, "height": 680}
_CHANGES = re.compile(r"\b[0-9a-f]{8,}\b|\d[\d:,.T+-]*")
"""What is another in every walk, or with every change of the catalogue: keys, days, numbers."""

EXPORT = ROOT / "fixtures" / "exports" / "conforming"
PROFILE = ROOT / "vendor_profiles" / "export_only.yaml"


def place(lang: str) -> Path:
    """Return the folder of the pictures of a language."""
    return ROOT / "docs" / lang / "officers"


def prepared(folder: Path) -> Path:
    """Lay out a workbench with a profile and export files; return the result somebody was given."""
    cases = tuple(c for c in samples.mixed() if c.waiver is None)  # a waiver ends on some day
    given = folder / "given" / "result.json"
    given.parent.mkdir()
    write_result(samples.result(cases), given)
    head, _, rest = PROFILE.read_text(encoding="utf-8").partition("specifications:\n")
    surfaces = rest[rest.index("surfaces:") :]
    one = 'specifications:\n  seal_registration: {version: "2.0"}\n\n'
    (folder / "profiles").mkdir()
    (folder / "profiles" / "mihon.yaml").write_text(head + one + surfaces, encoding="utf-8")
    for file in sorted(EXPORT.glob("seal_registration__*.csv")):
        content = file.read_bytes()
        if file.name.endswith("__holds.csv"):
            content = _spoiled(content.decode("utf-8")).encode("utf-8")
        (folder / "given" / file.name).write_bytes(content)
    return given


def _spoiled(content: str) -> str:
    """Give the second row a day that no calendar has."""
    heads, row, *rest = content.splitlines()
    cells = row.split(",")
    cells[heads.split(",").index("start_date")] = "2026-13-45"
    return "\r\n".join([heads, ",".join(cells), *rest]) + "\r\n"


def walk(page: Page, address: str, given: Path, lang: str) -> Iterator[str]:
    """Go through the workbench as an officer does; yield the name of each picture at its page."""

    def say(ja: str, en: str) -> str:
        return ja if lang == "ja" else en

    base = address.partition("/enter")[0]
    page.goto(address)
    page.goto(f"{base}/?lang={lang}")
    page.locator("#result").wait_for()
    yield "start"
    page.locator("#result").set_input_files(given)
    page.get_by_role("button", name=say("結果を開く", "Open the result")).click()
    page.get_by_role("link", name=say("導入してよいか", "May I install this?")).wait_for()
    result = page.url
    yield "result"
    page.get_by_role("heading", name=say("試験していないもの", "What was not tested")).evaluate(
        "e => e.scrollIntoView()"
    )
    yield "untested"
    page.goto(f"{result}/gate")
    page.get_by_role("heading", name=say("止める理由", "What blocks")).wait_for()
    yield "gate"
    page.locator('input[name="case"]').first.check()
    page.get_by_role(
        "heading", name=say("未判定のまま受け入れる", "Accept what is left without a judgement")
    ).evaluate("e => e.scrollIntoView()")
    yield "accept"
    page.goto(f"{base}/files")
    page.locator("#files").set_input_files(sorted(given.parent.glob("*.csv")))
    page.get_by_label(say("プロファイル", "Profile"), exact=True).select_option("mihon")
    yield "files"
    page.get_by_role("button", name=say("調べる", "Check"), exact=True).click()
    page.get_by_role("link", name=say("結果を見る", "See the result")).click(timeout=300_000)
    page.get_by_text("seal_registration__holds.csv").first.wait_for()
    yield "findings"
    page.goto(f"{base}/signed")
    page.get_by_role("heading", name=say("信頼する公開鍵", "Trusted keys")).wait_for()
    yield "signed"


def said(page: Page) -> str:
    """Return what a page says, without keys, days and numbers."""
    text = page.locator("main").text_content() or ""
    return re.sub(r"\s+", " ", _CHANGES.sub("…", text)).strip()


def walked(page: Page, lang: str, picture: Callable[[str], None]) -> dict[str, str]:
    """Walk in a workbench of its own; return what each page says."""
    with tempfile.TemporaryDirectory() as name:
        served = Served(Path(name))
        given = prepared(Path(name))
        try:
            found = {}
            for step in walk(page, served.start(), given, lang):
                page.wait_for_load_state()
                found[step] = said(page)
                picture(step)
            return found
        finally:
            served.stop()


def main() -> None:
    """Write the pictures of both languages, and what their pages say."""
    from conftest import FLAGS, chromium
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as fonts:
        for lang in LANGUAGES:
            env = {**os.environ, **fonts_in(Path(fonts))}
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=list(FLAGS), env=env
            )
            folder = place(lang)
            folder.mkdir(parents=True, exist_ok=True)
            page = browser.new_page(viewport=WIDE, locale=lang, color_scheme="light")

            def picture(step: str, page: Page = page, folder: Path = folder) -> None:
                page.screenshot(path=folder / f"{step}.png")

            told = json.dumps(walked(page, lang, picture), ensure_ascii=False, indent=1)
            (folder / "pages.json").write_text(f"{told}\n", encoding="utf-8")
            browser.close()


if __name__ == "__main__":
    main()
