"""The documentation site in a browser, as `docs/site/build.py` built it: see `.ci/run`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.served import published

BUILT = "CONFORMANCE_TEST_SITE"
"""Names the folder of one language."""
PAGES = ("index", "docs/{lang}/officers", "codes/F-VALUE", "codes/index", "rules/index")


@pytest.fixture(scope="module")
def built():
    """Return the address of the site and its language."""
    folder = os.environ.get(BUILT)
    if not folder:
        pytest.skip(f"{BUILT} names no built site")
    with published(folder) as address:
        yield address, Path(folder).name


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_its_pages_are_without_barriers_and_no_wider_than_the_window(
    new_page, built, no_serious_barrier, name, width, scheme
):
    address, lang = built
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{address}{name.format(lang=lang)}.html")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    no_serious_barrier(page)
