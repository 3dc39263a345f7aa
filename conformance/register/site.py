"""The register as a static site in two languages, whole without its script; same bytes again."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from conformance.register.badge import badge
from conformance.register.standing import SIGNS, WORDS
from conformance.register.tables import by_kind, covering, newest
from conformance.register.trend import HEIGHT, STEP, bars
from conformance.report.shown import clean
from conformance.report.words import CALLED, CITY_TYPES, GROUNDS, KINDS, word
from conformance.values.today import JAPAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2 import Template

    from conformance.register.entries import Register, RegisterEntry
    from conformance.values.words import Language

LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")
INDEX: Final = "index.html"
DATA: Final = "register.json"
OWN: Final = (INDEX, DATA, "style.css", "filter.js", "ja", "en", "badge")
"""What stands at the top of a site; nothing else is ever taken away there."""

_HOME = """\
<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>標準準拠システム適合試験 登録簿 / Register of conformance tests</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<main>
<h1>標準準拠システム適合試験 登録簿</h1>
<p><a href="ja/index.html">日本語</a></p>
<p><a href="en/index.html" lang="en">English: Register of conformance tests</a></p>
</main>
</body>
</html>
"""


def site_of(register: Register, url: str = "") -> dict[str, bytes]:
    """Return the files of the site by their paths; `url`: where it will stand, for the feeds."""
    made = {INDEX: _HOME, DATA: register.model_dump_json(indent=1) + "\n"}
    made |= {name: _beside(name) for name in ("style.css", "filter.js")}
    for lang in LANGUAGES:
        made |= dict(_pages(register, lang, url))
        for one in register.entries:
            made[f"badge/{one.release_slug}.{lang}.svg"] = badge(one, lang)
        for one in newest(register.entries):
            made[f"badge/{one.slug}.{lang}.svg"] = badge(one, lang)
    return {path: text.encode() for path, text in sorted(made.items())}


def _pages(register: Register, lang: Language, url: str) -> Iterator[tuple[str, str]]:
    entries, last = register.entries, newest(register.entries)
    domains = {d.domain: d for one in reversed(entries) for d in one.domains}
    ordered = [domains[name] for name in sorted(domains)]
    index: dict[str, object] = {
        "entries": entries,
        "newest": last,
        "domains": ordered,
        "covering": covering,
    }
    index["standings"] = _ordered(s for one in entries for s in _standings(one))
    yield _page("index", INDEX, lang, **index)
    for one in last:
        its = [other for other in entries if other.slug == one.slug]
        facts = {"its": its, "bars": bars(its), "verdicts": _verdicts(its)}
        yield _page("product", f"product/{one.slug}.html", lang, **facts)
    for domain in ordered:
        has = [found for one in last if (found := covering(entries, one.slug, domain.domain))]
        columns, kinds = [found[0].by for found in has], by_kind(has)
        path = f"domain/{domain.domain}.html"
        cells = (c.standing for _, rows in kinds for row in rows for c in row.cells if c)
        shown: dict[str, object] = {"has": columns, "kinds": kinds, "standings": _ordered(cells)}
        yield _page("domain", path, lang, called=domain.name, **shown)
    feed = {"entries": entries, "url": url, "entry_id": _entry_id}
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{url or 'register'}#{lang}")
    yield _page("feed.atom", "feed.atom", lang, feed_id=f"urn:uuid:{name}", **feed)


def _page(name: str, path: str, lang: Language, **facts: object) -> tuple[str, str]:
    template = _template(name if name.endswith(".atom") else f"{name}.html")
    text = template.render(
        lang=lang,
        other="en" if lang == "ja" else "ja",
        path=path,
        up="../" * (path.count("/") + 1),
        t=lambda ja, en: ja if lang == "ja" else en,
        say=lambda both: both.spoken(lang),
        **facts,
    )
    return f"{lang}/{path}", text + "\n"


def _standings(one: RegisterEntry) -> Iterator[str]:
    """Yield how an entry stands as a whole and in each domain."""
    yield one.standing
    yield from (domain.standing for domain in one.domains)


def _ordered(standings: Iterable[str]) -> list[str]:
    """Return each standing once, in the order of their words."""
    found = set(standings)
    return [name for name in WORDS if name in found]


def _verdicts(its: Sequence[RegisterEntry]) -> list[str]:
    """Return what any case of some results is called, in the order of tables."""
    return [name for name in CALLED if any(name in one.counts for one in its)]


def _entry_id(one: RegisterEntry) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, one.bundle)}"


def _in_japan(moment: str) -> str:
    """Return a moment by the clock in Japan, whose day begins nine hours sooner."""
    return dt.datetime.fromisoformat(moment).astimezone(JAPAN).strftime("%Y-%m-%d %H:%M JST")


def _day(moment: str) -> str:
    """Return the day in Japan on which something was signed."""
    return _in_japan(moment).partition(" ")[0]


def _beside(name: str) -> str:
    return files("conformance.register").joinpath("templates", name).read_text("utf-8")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("conformance.register"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"in_japan": _in_japan, "day": _day}
    environment.globals.update(
        clean=clean,
        word=word,
        words=WORDS,
        signs=SIGNS,
        cities=CITY_TYPES,
        grounds=GROUNDS,
        kind_words=KINDS,
        verdict_words=CALLED,
        height=HEIGHT,
        step=STEP,
    )
    return environment.get_template(f"{name}.jinja")
