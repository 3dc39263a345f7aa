"""One HTML file without network: the whole result for people, in both languages.

Verdict, counts, waivers, every root of a failure and every cause of what was not judged are plain
HTML. The list of all requirements and cases is data, which a script of the page's own shows as
asked. The page's policy lets nothing but that script and the style run.
"""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conformance.report import groups, unconfirmed, words
from conformance.report.command_lines import gate_line, replay_line, run_line
from conformance.report.facts import facts, warnings
from conformance.report.page import articles, minute
from conformance.report.page.catalogue import catalogue
from conformance.report.page.chart import bars
from conformance.report.page.contents import contents
from conformance.report.page.guard import data, policy
from conformance.report.page.kept import kept_templates
from conformance.report.shown import clean, pretty
from conformance.report.waiver_marks import waiver_marks
from conformance.results.scope import scope_said
from conformance.results.sentence import passes_by_ground, share
from conformance.results.specifications import split
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

    from conformance.results.model import Result

LISTED = 50
"""Cases named under one cause; the number is always exact, and the list has them all."""

_SCRIPTS = ("dom", "data", "filter", "rows", "explorer", "page")


def render(result: Result, path: str = "result.json") -> str:
    """Return the report: the same text for the same result, which lies at `path`."""
    script, style = _asset(*(f"script/{name}.js" for name in _SCRIPTS)), _asset("style.css")
    page = {
        **_said(result, path),
        **_counted(result),
        **_listed(result, path),
        "script": script,
        "style": style,
        "policy": policy(script, style),
    }
    return _template("report.html.jinja").render(page)


def _said(result: Result, path: str) -> Mapping[str, object]:
    """Return what the page says of the whole."""
    answer, (judged, others) = minute.answer(result), split(result.catalogue, result.cases)
    return {
        "result": result,
        "judged": judged,
        "others": others,
        "scope": scope_said(result.scope, result.catalogue),
        "facts": facts(result),
        "warnings": warnings(result),
        "gate": answer,
        "gate_reasons": minute.reasons(answer),
        "gate_line": gate_line(path),
        "again": run_line(result, path),
        "failures": replay_line(path),
    }


def _counted(result: Result) -> Mapping[str, object]:
    """Return what the page counts."""
    table = groups.rows(result, by_level=True)
    names = {spec.domain: spec.name for spec in result.catalogue}
    return {
        "table": table,
        "met": groups.verdicts_met(table),
        "bars": bars(result.cases),
        "domain_names": {row.domain: Bilingual(row.domain, row.domain) for row in table} | names,
        "asked": len(groups.concerned(result)),
        "executed": len(groups.executed(result)),
        "passes": passes_by_ground(result.cases),
        "provenance": groups.provenances(result).items(),
        "surfaces": sorted(groups.executed_by_surface(result).items()),
        "stated": groups.by_verdict(result, "evidence").items(),
        "spared": tuple(minute.spared(result)),
        "limits": tuple(minute.limits(result)),
    }


def _listed(result: Result, path: str) -> Mapping[str, object]:
    """Return what the page lists: deviations, what was not judged, every case."""
    case_of = {case.id: case for case in result.cases}
    article = partial(_template("defect.html.jinja").render, case_of=case_of, listed=LISTED)
    repeat = partial(replay_line, path)
    deviations = {"unconfirmed": groups.unconfirmed(result), "defect": result.defects}
    unconfirmed_, defects = (
        articles.heading_deviations(anchor, those, case_of, article, repeat)
        for anchor, those in deviations.items()
    )
    found = {
        "waivers": groups.waived(result),
        "answered": groups.of_verdict(result, "answered"),
        "stated": groups.of_verdict(result, "attested"),
    }
    causes = {"doubt": groups.in_doubt(result), "unjudged": groups.unjudged(result)}
    numbers = {
        **{name: len(cases) for name, cases in found.items()},
        **{name: sum(len(one.cases) for one in those) for name, those in causes.items()},
        "unconfirmed": unconfirmed_.number,
        "defects": defects.number,
        "questions": len(result.questions),
        "list": len(result.cases),
    }
    return {
        "listed": LISTED,
        "marks": waiver_marks(result),
        "found": found | causes,
        "numbers": numbers,
        "unconfirmed": unconfirmed_,
        "defects": defects,
        "left": tuple(minute.left(result, numbers)),
        "contents": tuple(contents(numbers)),
        "data": data(catalogue(result, articles.anchors(*deviations.items()), path)),
    }


@cache
def _asset(*names: str) -> Markup:
    """Return files that lie beside the templates, one after the other."""
    folder = files("conformance.report") / "templates"
    text = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    return Markup(text)  # noqa: S704 - our own files


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("conformance.report"),
        bytecode_cache=kept_templates(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["pretty"] = pretty
    environment.globals |= {
        "words": words,
        "say_unconfirmed": unconfirmed,
        "share": share,
    }
    return environment


def _finalize(value: object) -> object:
    """Make every text harmless before it is escaped; markup of the template itself stays."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value, "\n")
    return value
