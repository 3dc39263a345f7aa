"""A real browser for pages: Debian's Chromium, driven by Playwright; without one the tests skip.

`browser_page` opens pages as a person's browser would, without the network: what is asked of any
other machine, an error of a script and a refusal of the page's own policy fail the test.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.fonts import fonts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Route

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OWN = frozenset({"", "127.0.0.1", "localhost"})
"""Where a page may come from: a file, or a server of the test itself."""

SERIOUS = frozenset({"serious", "critical"})


def chromium() -> str | None:
    """Return where Chromium is: CONFORMANCE_CHROMIUM, or what the PATH has."""
    named = os.environ.get("CONFORMANCE_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same font on every machine: Chromium crashes where it finds none at all."""
    return fonts_in(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def browser(fonts: dict[str, str]) -> Iterator[Browser]:
    """One browser for the tests of a module: longer, and its event loop is in others' way."""
    reason = "the tests of pages need playwright (extra `test`)"
    api = pytest.importorskip("playwright.sync_api", reason=reason)
    program = chromium()
    if program is None:
        pytest.skip("the tests of pages need Chromium (apt-get install chromium)")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=list(FLAGS), env={**os.environ, **fonts}
        )
        yield started
        started.close()


@pytest.fixture
def wrong() -> Iterator[list[str]]:
    """What went wrong in the pages of a test; it fails at its end unless this is emptied."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_page(browser: Browser, wrong: list[str]) -> Iterator[Callable[..., Page]]:
    """Pages of persons apart: each has its own cookies; options as of `browser.new_context`."""
    contexts = []

    def opened(**options: object) -> Page:
        context = browser.new_context(**{"locale": "ja-JP", **options})
        contexts.append(context)
        context.route("**/*", lambda route: _own_only(route, wrong))
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("console", lambda message: _told(message, wrong))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def browser_page(new_page: Callable[..., Page]) -> Page:
    """One page of one person, whose browser is Japanese and wide."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def no_serious_barrier() -> Callable[[Page], None]:
    """A check by axe-core: nothing on the page that it calls serious or critical."""
    reason = "axe-core comes with axe-playwright-python (extra `test`)"
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=reason).Axe()

    def check(page: Page) -> None:
        found = axe.run(page).response["violations"]
        told = [
            f"{one['id']}: {node['html'][:200]} {node['failureSummary']}"
            for one in found
            if one["impact"] in SERIOUS
            for node in one["nodes"][:3]
        ]
        assert told == []

    return check


def _own_only(route: Route, wrong: list[str]) -> None:
    address = urlsplit(route.request.url)
    if (address.hostname or "") in OWN:
        route.continue_()
    else:
        wrong.append(f"asked of the network: {route.request.url}")
        route.abort()


def _told(message: ConsoleMessage, wrong: list[str]) -> None:
    """Keep what the browser itself calls an error, but for answers that a test may want (403)."""
    if message.type == "error" and "the server responded with a status" not in message.text:
        wrong.append(f"console: {message.text}")
