"""Pages from templates: every text is made harmless, then escaped."""

from __future__ import annotations

import datetime as dt
import shlex
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conformance.report import words
from conformance.report.shown import clean
from conformance.report.told import one_line_value
from conformance.values.today import JAPAN
from conformance.workbench.shelf import domain_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    from conformance.values.words import Language

    class Both(Protocol):
        """A sentence in both languages."""

        ja: str
        en: str


def render(template: str, lang: Language, facts: Mapping[str, object]) -> str:
    """Return a page in a language."""

    def say(ja: str, en: str) -> str:
        return ja if lang == "ja" else en

    def both(sentence: Both) -> str:
        return sentence.ja if lang == "ja" else sentence.en

    def domain(key: str) -> str:
        return domain_names(key)[0 if lang == "ja" else 1]

    given = {"lang": lang, "say": say, "both": both, "domain": domain, **facts}
    return _environment().get_template(f"{template}.html.jinja").render(given)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("conformance.workbench"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals |= {"words": words, "told": one_line_value}
    made.filters |= {"japan": _japan, "quoted": shlex.quote}
    return made


def _japan(moment: str) -> str:
    """Return a moment that the store keeps as the clock in Japan shows it, to the minute."""
    return dt.datetime.fromisoformat(moment).astimezone(JAPAN).strftime("%Y-%m-%d %H:%M")


def _harmless(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value, "\n")
    return value
