"""Tell a counterexample: the dated steps that lead to it, then what was expected and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.stories.facts import facts_told
from conformance.cases.stories.said import (
    day_said,
    labels_of,
    name_of,
    pairs_said,
    value_said,
)
from conformance.cases.stories.steps import StoryStep, steps_of
from conformance.cases.stories.who import WHO
from conformance.catalog.life_events import life_events
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.cases.case import Case
    from conformance.cases.stories.steps import What
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Finding, Json

    Known = Callable[[str], Specification | None]
    Row = Mapping[str, Json]

_MOST = 12  # values told of one step; the example itself holds them all
_PHRASES: Mapping[What, Bilingual] = {
    "stands": Bilingual("{name}の記録がある", 'there is a row of "{name}"'),
    "does": Bilingual("{name}を行う", '"{name}" is run'),
    "asks": Bilingual("規則「{name}」を問う", 'the rule "{name}" is asked'),
    "issues": Bilingual("{name}を発行する", '"{name}" is issued'),
    "searches": Bilingual("{name}を照会する", '"{name}" is looked up'),
    "exports": Bilingual("{name}をファイルに出力する", '"{name}" is exported to a file'),
    "sends": Bilingual("連携「{name}」で送る", 'the linkage "{name}" sends'),
    "receives": Bilingual("連携「{name}」で受け取る", 'the linkage "{name}" receives'),
    "happens": Bilingual("{name}が起きる", "{name} happens"),
    "day": Bilingual("業務日付がこの日になる", "the business date comes"),
}
_TRIED = Bilingual("次の値で試す", "tried with")
_ROOMS: Mapping[What, str] = {
    **dict.fromkeys(("stands", "searches", "exports"), "records"),
    "does": "functions",
    "asks": "rules",
    "issues": "forms",
    **dict.fromkeys(("sends", "receives"), "linkages"),
}


def tell(case: Case, finding: Finding, known: Known) -> tuple[Bilingual, ...]:
    """Return the story of a finding's example, a line a step; empty where there is no example.

    `known` gives a specification by its domain. The last line says what was expected and what was
    found: a caller that masks values masks `found` first.
    """
    spec, example = known(case.requirement.domain), finding.example
    if spec is None or not isinstance(example, dict) or not example:
        return ()
    steps = steps_of(example)
    if steps is not None:
        lines = [_line(step, spec, known) for step in steps]
    else:
        lines = [*_flat(case, finding, spec, example)]
    return (*lines, _end(spec, finding))


def _flat(case: Case, finding: Finding, spec: Specification, facts: Row) -> Iterator[Bilingual]:
    """Yield the lines of facts without steps: of a rule, else of what the case is about."""
    rule = _rule(case, finding, spec)
    if rule is not None:
        yield from facts_told(spec, rule, facts)
        yield _line(StoryStep("asks", rule), spec, lambda _: spec)
        return
    if case.requirement.kind == "function":
        yield _line(StoryStep("does", case.requirement.key, facts), spec, lambda _: spec)
    else:
        yield _with_values(_TRIED, StoryStep("stands", values=facts), spec)


def _rule(case: Case, finding: Finding, spec: Specification) -> str | None:
    """Return the rule that the facts of a case are given to; None where they are no rule's."""
    function = spec.functions.get(case.requirement.key)
    domain, kind, cause = [*finding.cause.split("/", 2), "", ""][:3]
    names = (
        case.params.get("rule"),
        case.requirement.key if case.requirement.kind == "rule" else None,
        getattr(function.operation, "rule", None) if function else None,
        cause.partition(":")[0] if (domain, kind) == (spec.domain, "rule") else None,
    )
    given = set(finding.example) if isinstance(finding.example, dict) else set()
    stated = (str(name) for name in names if name)
    return next((n for n in stated if n in spec.rules and given <= set(spec.rules[n].inputs)), None)


def _line(step: StoryStep, spec: Specification, known: Known) -> Bilingual:
    own = known(step.domain) if step.domain else spec
    place = own or spec
    title = _title(step, place)
    phrase = _PHRASES[step.what].filled({"name": title})
    parts = [day_said(step.on.isoformat()), phrase] if step.on else [phrase]
    if own is not None and own.domain != spec.domain:
        parts.insert(len(parts) - 1, Bilingual(f"［{own.head.name_ja}］", f"[{own.head.name_en}]"))
    head = Bilingual(" ".join(p.ja for p in parts), " ".join(p.en for p in parts))
    if step.by:
        by = WHO.get(step.by) or Bilingual(step.by, step.by)
        head = Bilingual(f"{head.ja}（{by.ja}）", f"{head.en} ({by.en})")
    return _with_values(head, step, place)


def _with_values(head: Bilingual, step: StoryStep, spec: Specification) -> Bilingual:
    group = _group(step, spec)
    shown = list(step.values.items())[:_MOST]
    if not shown:
        return head
    said = pairs_said(
        (name_of(spec, key, group), value_said(value, labels_of(spec, key, group)))
        for key, value in shown
    )
    left = len(step.values) - len(shown)
    more = Bilingual(f"、ほか {left} 項目", f", {left} more") if left else Bilingual("", "")
    return Bilingual(f"{head.ja}: {said.ja}{more.ja}", f"{head.en}: {said.en}{more.en}")


def _group(step: StoryStep, spec: Specification) -> str | None:
    """Return the group whose items the values of a step are named by."""
    if step.key in spec.records:
        return step.key
    function = spec.functions.get(step.key) if step.what == "does" else None
    return getattr(function.operation, "record", None) if function else None


def _title(step: StoryStep, spec: Specification) -> Bilingual:
    plain = step.key.replace("-", " ").replace("_", " ")
    if step.what == "happens" and step.key in life_events():
        event = life_events()[step.key]
        return Bilingual(event.title_ja, event.title_en)
    entry = getattr(spec, _ROOMS.get(step.what, ""), {}).get(step.key)
    ja = getattr(entry, "title_ja", None) or getattr(entry, "name_ja", None) or step.key
    en = getattr(entry, "title_en", None) or getattr(entry, "name_en", None) or plain
    return Bilingual(str(ja), str(en))


def _end(spec: Specification, finding: Finding) -> Bilingual:
    """Return the last line: what was expected, what was found, of which item."""
    item = finding.where.rpartition("→ ")[2] if "→ " in finding.where else ""
    labels = labels_of(spec, item) if item else {}
    expected = value_said(finding.expected, labels, spec)
    found = value_said(finding.found, labels, spec)
    name = name_of(spec, item) if item else Bilingual("", "")
    return Bilingual(
        f"→ {name.ja} 期待 {expected.ja}、実際 {found.ja}".replace("→  ", "→ "),
        f"→ {name.en}: expected {expected.en}, found {found.en}".replace("→ : ", "→ "),
    )
