"""Sphinx: one language at a time, given with `-D language=`; nothing is fetched by a page."""

import sys
from pathlib import Path

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
