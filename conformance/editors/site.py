"""The editors' pages as a static site in two languages; the same catalogue gives the same bytes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from conformance.editors import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from conformance.catalog.models.domain import Specification
    from conformance.editors.pages import Href
    from conformance.values.words import Language

LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")


def site_of(
    specs: Sequence[Specification], imports: Mapping[str, Sequence[object]] | None = None
) -> dict[str, str]:
    """Return the files of the site by their paths; `imports`: reports of imports by domain."""
    style = (files("conformance.editors") / "style.css").read_text(encoding="utf-8")
    made = {"style.css": style, "index.html": _HOME}
    for lang in LANGUAGES:
        made |= dict(_pages(specs, lang, imports or {}))
    return dict(sorted(made.items()))


_HOME: Final = """\
<!DOCTYPE html>
<html lang="ja">
<head><meta charset="utf-8"><title>標準仕様カタログ / Catalogue of specifications</title>
<link rel="stylesheet" href="style.css"></head>
<body><main><h1>標準仕様カタログ</h1>
<p><a href="ja/index.html">日本語</a></p>
<p><a href="en/index.html" lang="en">English: Catalogue of specifications</a></p>
</main></body>
</html>
"""


def _pages(
    specs: Sequence[Specification], lang: Language, imports: Mapping[str, Sequence[object]]
) -> Iterator[tuple[str, str]]:
    shown = {spec.domain: frozenset(pages.kinds(spec)) for spec in specs}
    body = pages.index(specs, lang, _href("", shown))
    yield _page("index.html", lang, body, "標準仕様カタログ / Catalogue", _href("", shown))
    for spec in specs:
        name = spec.head.name_ja if lang == "ja" else spec.head.name_en
        href = _href("../", shown)
        body = pages.domain(spec, lang, href, imports.get(spec.domain, ()))
        yield _page(f"{spec.domain}/index.html", lang, body, name, href)
        for kind in pages.kinds(spec):
            body = pages.kind(spec, kind, lang, href)
            yield _page(f"{spec.domain}/{kind}.html", lang, body, f"{name}: {kind}", href)


def _page(path: str, lang: Language, body: Markup, title: str, href: Href) -> tuple[str, str]:
    up = "../" * (path.count("/") + 1)
    other = "en" if lang == "ja" else "ja"
    return f"{lang}/{path}", pages.shell(
        body, lang, href, title=title, up=up, other=other, path=path
    )


def _href(up: str, shown: Mapping[str, frozenset[str]]) -> Href:
    """Return addresses of a site that shows some domains; what it does not show is the list."""

    def href(domain: str = "", kind: str = "", key: str = "") -> str:
        if domain not in shown:
            return f"{up}index.html"
        page = f"{up}{domain}/{kind if kind in shown[domain] else 'index'}.html"
        return f"{page}#{key}" if key and kind in shown[domain] else page

    return href
