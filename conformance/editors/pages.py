"""The pages for editors as fragments of HTML, wherever they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conformance.editors.counts import KindCoverage, coverage, documents, grounds, provisions
from conformance.editors.entries import FILES, cell_of, entries_of
from conformance.report import words
from conformance.report.shown import clean

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.uses import EntryPlace
    from conformance.values.words import Bilingual, Language

CODES = "codes"
"""The page of code lists, beside those of the kinds of requirements."""

_KINDS = {file: kind for kind, file in FILES.items()}


class Href(Protocol):
    """Where a page stands: the list, a domain, a kind of its requirements, one of them."""

    def __call__(self, domain: str = "", kind: str = "", key: str = "") -> str:
        """Return the address."""
        ...


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain in the list."""

    spec: Specification
    total: KindCoverage
    grounds: Counter[str]


def index(specs: Sequence[Specification], lang: Language, href: Href) -> Markup:
    """Return the list of domains with what is tried of each."""
    rows = [DomainRow(spec, _total(coverage(spec)), grounds(spec)) for spec in specs]
    return _fragment("index", lang, href, rows=rows)


def domain(
    spec: Specification, lang: Language, href: Href, imports: Sequence[object] = ()
) -> Markup:
    """Return a domain: coverage, ground, ledger of cells, articles, questions.

    `imports` are reports of `catalog import --json` about it, with every cell accounted for.
    """
    return _fragment(
        "domain",
        lang,
        href,
        spec=spec,
        coverage=coverage(spec),
        grounds=grounds(spec),
        documents=documents(spec),
        provisions=provisions(spec),
        imports=imports,
    )


def kinds(spec: Specification) -> tuple[str, ...]:
    """Return the kinds of requirements that a domain has, and `codes`."""
    return (*(one.kind for one in coverage(spec)), CODES)


def kind(spec: Specification, name: str, lang: Language, href: Href) -> Markup:
    """Return the requirements of a kind, each with source, cases, faults and what it is tied to."""
    if name == CODES:
        return _fragment(CODES, lang, href, spec=spec)
    entries = [entry for entry in entries_of(spec) if entry.kind == name]
    return _fragment("kind", lang, href, spec=spec, kind=name, entries=entries)


def _total(parts: tuple[KindCoverage, ...]) -> KindCoverage:
    names = ("requirements", "tried", "stated", "bare", "cases", "sown")
    return KindCoverage("", **{name: sum(getattr(one, name) for one in parts) for name in names})


def _fragment(template: str, lang: Language, href: Href, **facts: object) -> Markup:
    def t(ja: str, en: str) -> str:
        return ja if lang == "ja" else en

    def both(said: Bilingual) -> str:
        return said.ja if lang == "ja" else said.en

    def to(place: EntryPlace) -> str:
        return href(place.domain, _KINDS.get(place.kind, CODES), place.key)

    def at(name: str) -> str:
        where, kind_, key = [*name.split("/"), "", ""][:3]
        return href(where, kind_, key)

    given = {"lang": lang, "t": t, "both": both, "href": href, "to": to, "at": at, **facts}
    # every value was escaped by the environment
    return Markup(_environment().get_template(f"{template}.html.jinja").render(given))  # noqa: S704


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("conformance.editors"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: (
            clean(value, "\n")
            if isinstance(value, str) and not isinstance(value, Markup)
            else value
        ),
    )
    made.globals |= {"words": words, "cell_of": cell_of}
    return made


def shell(body: Markup, lang: Language, href: Href, **facts: str) -> str:
    """Return a whole page of the static site around a fragment."""
    return str(_fragment("page", lang, href, body=body, **facts))
