"""Sphinx: one language at a time, given with `-D language=`; nothing is fetched by a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
project = "標準準拠システム適合試験ツール"
html_theme = "furo"
html_title = "適合試験ツール"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_search_options = {"type": "japanese.Runs"}  # of Japanese alone
myst_heading_anchors = 4
myst_enable_extensions: list[str] = []
suppress_warnings = [
    "myst.header",  # a page may begin with a table of its own before its headings step down
    "misc.highlighting_failure",  # what a command prints is called `text` or left unnamed
]
templates_path = ["templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}


def setup(app: Sphinx) -> None:
    """Mend what the theme leaves open, once the theme itself has made its parts of a page."""
    app.connect("html-page-context", _with_level, priority=900)


def _with_level(
    _app: Sphinx, _name: str, _template: str, context: dict[str, str], _tree: object
) -> None:
    """Say of which level the headings of the contents are: without it a reader cannot tell."""
    for part in ("body", "furo_navigation_tree"):
        if part in context:
            open_level = 'class="caption" role="heading"'
            context[part] = context[part].replace(open_level, f'{open_level} aria-level="2"')
