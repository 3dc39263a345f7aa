"""A page for every rule of every domain, in the version that is newest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import words
from text import block, in_toc, page, plain, table

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.report.explain import entry as about
from conformance.report.explain import said
from conformance.report.ground import ground
from conformance.report.words import REPAIRS, word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule
    from conformance.values.words import Language

_LAW = re.compile(r"\(e-Gov (\w+)\)")


def write(folder: Path, lang: Language) -> int:
    """Write the pages, an index for each domain and one of all; return how many rules there are."""
    names, count = [], 0
    for domain in domains():
        spec = load(domain)
        (folder / domain).mkdir(parents=True)
        rows = []
        for one in (r for r in requirements(spec) if r.kind == "rule"):
            text = f"---\norphan: true\n---\n\n{_page(spec, one, lang)}"
            (folder / domain / f"{one.key}.md").write_text(text, encoding="utf-8")
            rows.append((f"[{one.key}]({one.key}.md)", plain(_title(one, lang))))
        count += len(rows)
        heads = (words.RULES.spoken(lang), words.TITLE_COLUMN.spoken(lang))
        name = spec.head.name_ja if lang == "ja" else spec.head.name_en
        index = page(f"{plain(name)} {spec.version}", ("", table(heads, rows)))
        (folder / domain / "index.md").write_text(index, encoding="utf-8")
        names.append((domain, name))
    listed = "\n".join(f"- [{plain(name)}]({domain}/index.md)" for domain, name in names)
    toc = in_toc(*(f"{domain}/index" for domain, _ in names))
    index = page(words.RULES.spoken(lang), ("", listed), ("", toc))
    (folder / "index.md").write_text(index, encoding="utf-8")
    return count


def _title(one: RequirementRef, lang: Language) -> str:
    return one.title_ja if lang == "ja" else one.title_en or one.title_ja


def _page(spec: Specification, one: RequirementRef, lang: Language) -> str:
    rule = spec.rules[one.key]
    cases = cases_of(spec, one)
    repairs = dict.fromkeys(word(REPAIRS, case.polarity).spoken(lang) for case in cases)
    listed = (f"- `{c.id}` {plain(c.title_ja if lang == 'ja' else c.title_en)}" for c in cases)
    head = (
        f"`{one.id}` {words.CLASS.spoken(lang)}: {plain(said.class_said(one.class_).spoken(lang))}"
    )
    return page(
        plain(_title(one, lang)),
        ("", head),
        (words.WHAT.spoken(lang), _what(spec, one, rule, lang)),
        (words.WHY.spoken(lang), _why(spec, one, rule, lang)),
        (words.CONSTANTS.spoken(lang), _lines(about.constants(rule))),
        (words.EXAMPLE.spoken(lang), _examples(spec, rule, lang)),
        (words.REPAIR.spoken(lang), "\n".join(f"- {plain(text)}" for text in repairs)),
        (words.CASES.spoken(lang), "\n".join(listed)),
    )


def _what(spec: Specification, one: RequirementRef, rule: Rule, lang: Language) -> str:
    lines = [plain(line) for line in about.statement(spec, rule, lang)]
    if lang == "en":  # the catalogue states rules in Japanese; the oracle says it in English
        lines = [plain("\n".join(about.in_english(spec, one))), *lines]
    question = [plain(line) for line in about.open_question(rule)]
    return "\n\n".join(filter(None, [*lines, *question]))


def _why(spec: Specification, one: RequirementRef, rule: Rule, lang: Language) -> str:
    laws = "\n".join(f"- {_linked(line)}" for line in about.laws(rule))
    read = _lines(about.provisions_read(spec, rule))
    place = f"`{spec.where('rules', one.key)}`"
    parts = (
        f"{words.SOURCE.spoken(lang)}: {plain(ground(one.source, one.provenance).spoken(lang))}",
        f"{words.LAW.spoken(lang)}:\n\n{laws}" if laws else "",
        f"{words.READ.spoken(lang)}:\n\n{read}" if read else "",
        f"{words.PLACE.spoken(lang)}: {place}",
    )
    return "\n\n".join(filter(None, parts))


def _linked(line: str) -> str:
    """Return a provision that leads to its text on e-Gov."""
    found = _LAW.search(line)
    if found is None:
        return plain(line)
    return f"[{plain(line[: found.start()].strip())}](https://laws.e-gov.go.jp/law/{found[1]})"


def _examples(spec: Specification, rule: Rule, lang: Language) -> str:
    return _lines(line.rstrip() for line in about.examples(spec, rule, lang))


def _lines(lines: Iterable[str]) -> str:
    found = list(lines)
    return block(found) if found else ""
