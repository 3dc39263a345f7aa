"""What an explanation calls operations, parties, groups and the facts of worked examples."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conformance.cases.stories.said import labels_of, name_of, pairs_said, value_said
from conformance.catalog.load import domains, load
from conformance.catalog.models.requirements import Invariant, Rule
from conformance.catalog.partners import partners
from conformance.report.explain.words import OBSERVED, OPERATIONS
from conformance.report.words import CITY_TYPES, LEVELS, word
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.levels import ClassExpression, Clause
    from conformance.catalog.models.requirements import Invariant
    from conformance.values.words import Language


_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def operation(kind: str, observed: str) -> Bilingual:
    """Return what a function does and where that is looked at."""
    does, seen = word(OPERATIONS, kind), word(OBSERVED, observed)
    return Bilingual(
        f"操作: {does.ja}（確認: {seen.ja}）", f"operation: {does.en}; observed: {seen.en}"
    )


def party(key: str) -> Bilingual:
    """Return what a party to a linkage is called: a domain or one of the listed partners."""
    if key in domains():
        head = load(key).head
        return Bilingual(head.name_ja, head.name_en)
    found = partners().get(key)
    return Bilingual(found.name_ja, found.name_en or key) if found else Bilingual(key, key)


def group(spec: Specification, key: str) -> Bilingual:
    """Return what a record group is called; its key where the domain has none of it."""
    found = spec.records.get(key)
    plain = key.replace("_", " ")
    return Bilingual(found.name_ja, found.name_en or plain) if found else Bilingual(key, plain)


def name_list(names: Sequence[str], lang: Language) -> str:
    """Return names one after another."""
    return ("、" if lang == "ja" else ", ").join(names)


def facts(
    spec: Specification, inputs: Mapping[str, object], given: Mapping[str, object]
) -> Bilingual:
    """Return facts by the names of the catalogue, codes with their meaning, days with their era."""
    known = json.loads(json.dumps(given, ensure_ascii=False, default=str))
    return pairs_said(
        (name_of(spec, k), value_said(v, labels_of(spec, k, written=inputs.get(k)), spec))
        for k, v in known.items()
    )


def rule_said(spec: Specification, rule: Rule | Invariant) -> str:
    """Return the statement of a rule in Japanese, its inputs and outputs by their names."""
    known = {*rule.inputs, *rule.output} if isinstance(rule, Rule) else set()
    return _KEY.sub(
        lambda found: name_of(spec, found[0]).ja if found[0] in known else found[0], rule.statement
    )


def class_said(expression: ClassExpression) -> Bilingual:
    """Return the class of a requirement with its conditions, the first that holds deciding."""
    if isinstance(expression, str):
        return word(LEVELS, expression)
    clauses = [_clause(clause) for clause in expression]
    return Bilingual("、".join(c.ja for c in clauses), "; ".join(c.en for c in clauses))


def _clause(clause: Clause) -> Bilingual:
    level, when = word(LEVELS, clause.level), list(_conditions(clause))
    if not when:
        return level
    ja, en = "、".join(w.ja for w in when), " and ".join(w.en for w in when)
    return Bilingual(f"{level.ja}（{ja}）", f"{level.en} ({en})")


def _conditions(clause: Clause) -> Iterator[Bilingual]:
    if clause.city is not None:
        cities = [word(CITY_TYPES, city) for city in clause.city]
        yield Bilingual("・".join(c.ja for c in cities), " or ".join(c.en for c in cities))
    if clause.option is not None:
        yield Bilingual(f"選択 {clause.option}", f"option {clause.option}")
    if clause.from_day is not None:
        yield Bilingual(f"{clause.from_day} から", f"from {clause.from_day}")
    if clause.until_day is not None:
        yield Bilingual(f"{clause.until_day} まで", f"until {clause.until_day}")
    if clause.until_version is not None:
        version = clause.until_version
        yield Bilingual(f"第{version}版まで", f"until version {version}")
