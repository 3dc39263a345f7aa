"""The browser of the tests sees what it must: barriers, scripts that fail, calls to the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


def test_a_barrier_is_seen(browser_page: Page, no_serious_barrier: Callable[[Page], None]) -> None:
    browser_page.set_content("<html lang='ja'><title>x</title><main><h1>x</h1><input></main>")
    with pytest.raises(AssertionError, match="label"):
        no_serious_barrier(browser_page)


def test_nothing_is_asked_of_another_machine(
    browser_page: Page, wrong: list[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<img src='http://192.0.2.1/x.png'>", encoding="utf-8")
    browser_page.goto(page.as_uri())
    assert any("192.0.2.1" in one for one in wrong)
    wrong.clear()


def test_a_script_that_fails_is_seen(browser_page: Page, wrong: list[str]) -> None:
    with browser_page.expect_event("pageerror"):
        browser_page.set_content("<script>throw new Error('planted')</script>")
    assert any("planted" in one for one in wrong)
    wrong.clear()
