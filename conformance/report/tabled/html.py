"""Tables as one HTML page: no script, nothing fetched."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conformance.report.page.guard import policy
from conformance.report.shown import clean
from conformance.report.tabled.model import spoken

if TYPE_CHECKING:
    from jinja2 import Template

    from conformance.report.tabled.model import TabledPage
    from conformance.values.words import Language


def as_html(page: TabledPage, lang: Language) -> str:
    """Return the page in one language."""
    style = _style()
    words = partial(spoken, lang=lang)
    found = {"page": page, "lang": lang, "style": style, "policy": policy("", style)}
    return _template().render(said=lambda cell: clean(words(cell)), **found)


@cache
def _style() -> Markup:
    path = files("conformance.report") / "templates" / "style.css"
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - our own file


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("conformance.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("tabled.html.jinja")
