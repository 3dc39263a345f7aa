"""One HTML file without network or script: the whole result for people, in both languages."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from conformance.report import groups, unconfirmed, words
from conformance.report.block import SAVED
from conformance.report.command_lines import replay_line, run_line
from conformance.report.facts import facts, warnings
from conformance.report.ground import ground
from conformance.report.shown import clean, one_line, pretty
from conformance.report.told import told
from conformance.results.scope import scope_said
from conformance.results.sentence import passes_by_ground, share

if TYPE_CHECKING:
    from jinja2 import Template

    from conformance.results.model import Result

LIMIT = 100
"""Defects told in full; the others are listed by id, the total is always exact."""


def render(result: Result, path: str = "result.json") -> str:
    """Return the report: the same text for the same result, which lies at `path`."""
    return _template().render(
        result=result,
        case_of={case.id: case for case in result.cases},
        limit=LIMIT,
        waived=groups.waived(result),
        attested=groups.of_verdict(result, "attested"),
        in_doubt=groups.in_doubt(result),
        unjudged=groups.unjudged(result),
        table=groups.rows(result, by_level=True),
        requirements=groups.requirements(result),
        executed=len(groups.executed(result)),
        unconfirmed=groups.unconfirmed(result),
        answered=groups.of_verdict(result, "answered"),
        say_unconfirmed=unconfirmed,
        passes=passes_by_ground(result.cases),
        share=share,
        provenance=groups.provenances(result).items(),
        surfaces=sorted(groups.executed_by_surface(result).items()),
        words=words,
        scope=scope_said(result.scope, result.catalogue),
        ground=ground,
        stated=groups.by_verdict(result, "evidence").items(),
        saved=SAVED,
        facts=facts(result),
        warnings=warnings(result),
        again=run_line(result, path),
        failures=replay_line(path),
        repeat=partial(replay_line, path),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("conformance.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["one_line"] = one_line
    environment.filters["told"] = told
    environment.filters["pretty"] = pretty
    environment.globals["verdicts_met"] = groups.verdicts_met
    return environment.get_template("report.html.jinja")


def _finalize(value: object) -> object:
    """Make every text harmless before it is escaped; markup of the template itself stays."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value, "\n")
    return value
