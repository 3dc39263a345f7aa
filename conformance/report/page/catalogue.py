"""Every requirement with its cases as data, from which the page's script makes what is looked for.

Rows are lists and words are numbers, so that 60,000 cases are a few megabytes. The order of each
row is said where it is made; `templates/script/data.js` reads it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from conformance.report import groups
from conformance.report.command_lines import replay_line
from conformance.report.failure import Failure
from conformance.report.ground import ground
from conformance.report.page.budget import ByteBudget
from conformance.report.page.texts import Texts
from conformance.report.shown import clean, cut
from conformance.report.words import (
    CALLED,
    GROUNDS,
    KINDS,
    LEVELS,
    SURFACES,
    SYMBOLS,
    word,
)
from conformance.results.called import called
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json
    from conformance.report.groups import TriedRequirement
    from conformance.results.model import CaseModel, Result

FINDINGS: Final = 2_500_000
"""Bytes of what single cases found; a defect is told in full where the page tells its defects."""

_VALUE = 300
_TABLES: Final = (CALLED, LEVELS, GROUNDS, SURFACES)


def catalogue(result: Result, anchors: Mapping[str, str], path: str) -> Json:
    """Return the data; `anchors`: where on the page the root of a deviating case is told."""
    texts, requirements = Texts(), groups.requirements(result)
    rows = _Rows(texts, anchors, ByteBudget(FINDINGS))
    found: list[Json] = [rows.requirement(one) for those in requirements.values() for one in those]
    names = {spec.domain: spec.name for spec in result.catalogue}
    domains: list[Json] = [
        [clean(key), texts.number(names.get(key) or Bilingual(key, key))]
        for key in dict.fromkeys(domain for domain, _ in requirements)
    ]
    return {
        "words": [table.listed() for table in rows.tables],
        "symbols": [SYMBOLS[name] for name in CALLED],
        "kinds": {name: [words.ja, words.en] for name, words in KINDS.items()},
        "domains": domains,
        "requirements": found,
        "roots": list(rows.roots),
        "causes": rows.causes,
        "texts": texts.listed(),
        "replay": replay_line(path),
    }


class _Table:
    """Names by number: those of a table of words in its order, then whatever else is met."""

    def __init__(self, words: Mapping[str, Bilingual]) -> None:
        self._words = words
        self._numbers = {name: number for number, name in enumerate(words)}

    def number(self, name: str) -> int:
        """Return the number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))

    def listed(self) -> Json:
        """Return [name, ja, en] by number."""
        spoken = {name: word(self._words, name) for name in self._numbers}
        return [[clean(name), clean(w.ja), clean(w.en)] for name, w in spoken.items()]


class _Rows:
    """Makes rows, and keeps what they name by number."""

    def __init__(self, texts: Texts, anchors: Mapping[str, str], budget: ByteBudget) -> None:
        self.text = texts.number
        self.roots: dict[str, int] = {}
        self.causes: list[Json] = []
        self._known_causes: dict[tuple[str, int, int], int] = {}
        self._anchors = anchors
        self._budget = budget
        self._ground: Callable[[str, str], int] = cache(
            lambda source, provenance: texts.number(ground(source, provenance))
        )
        self.tables = tuple(map(_Table, _TABLES))

    def requirement(self, tried: TriedRequirement) -> Json:
        """Return [id, title, class expression, ground in words, place, verdict, cases]."""
        first = tried.first
        return [
            clean(first.requirement),
            self.text(first.requirement_title),
            clean(first.class_expression),
            self._ground(first.source, first.provenance),
            clean(first.place),
            self.tables[0].number(tried.called),
            [self._case(case) for case in tried.cases],
        ]

    def _case(self, case: CaseModel) -> Json:
        """Return [slug, title, verdict, level, ground, surface, cause, root, finding, waived].

        What is none is 0 (of a cause or root: its number is one more); zeros at the end are left
        out.
        """
        words = (called(case), case.level, case.ground, case.surface)
        row: list[Json] = [
            clean(case.id.removeprefix(f"{case.requirement}/")),
            self.text(case.title),
            *(table.number(name) for table, name in zip(self.tables, words, strict=True)),
            self._cause(case),
            self._root(case.id),
            self._finding(case),
            int(case.waiver is not None),
        ]
        while row and not row[-1]:
            row.pop()
        return row

    def _cause(self, case: CaseModel) -> int:
        """Return the number of [code, text, remedy], by which a case was not judged."""
        if case.cause is None:
            return 0
        cause = case.cause
        key = (cause.code, self.text(cause.text), self.text(cause.remedy))
        if key not in self._known_causes:
            self.causes.append([clean(cause.code), *key[1:]])
            self._known_causes[key] = len(self.causes)
        return self._known_causes[key]

    def _root(self, case_id: str) -> int:
        anchor = self._anchors.get(case_id)
        return 0 if anchor is None else self.roots.setdefault(anchor, len(self.roots) + 1)

    def _finding(self, case: CaseModel) -> Json:
        """Return [code, text, expected, found, where, remedy], 1 where no more of them fit."""
        if case.finding is None:
            return 0
        failure = Failure(case, limit=_VALUE)
        sides = (case.finding.text, failure.line("expected"), failure.line("found"))
        where = cut(failure.line("where").en, _VALUE)
        if not self._budget.holds("".join((*(side.ja + side.en for side in sides), where))):
            return 1
        texts, remedy = [self.text(side) for side in sides], self.text(failure.line("remedy"))
        return [clean(case.finding.code), *texts, where, remedy]
