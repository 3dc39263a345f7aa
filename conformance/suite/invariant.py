"""Invariants: laws that must hold for any data, tried on generated facts and on sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.models import invariants as law
from conformance.catalog.models.file_laws import FileLaw
from conformance.catalog.models.requirements import Invariant
from conformance.findings import Cause, UntestedError
from conformance.population.rows import Placed, key_of, references
from conformance.suite import form
from conformance.suite.arrange import legal
from conformance.suite.calculate import agree, each_generated
from conformance.suite.protect import person_of, protect, ways_to_protect
from conformance.suite.registry import Draft, check, generates
from conformance.suite.restrict import allowed_role_sees, appears, hidden, leak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Create, Restrict, Update
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.trial import Trial


@generates(Invariant)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case per law that tries the invariant on a package's answers."""
    for number, one in enumerate(cast("Invariant", subject).checks):
        if isinstance(one, law.AttestedInvariant | FileLaw):
            continue
        about = getattr(one, "rule", None) or getattr(one, "function", None) or "outputs"
        slug = f"{one.law}-{about}-{number}".replace("_", "-")
        if isinstance(one, law.NoLeak):
            yield Draft(slug, "invariant/no-leak", {"number": number})
        elif isinstance(one, law.AppendOnly | law.Contiguous):
            yield Draft(slug, "invariant/history", {"number": number})
        elif isinstance(one, law.RefusesDuplicate):
            yield Draft(slug, "invariant/duplicate", {"number": number}, "C0409")
        else:
            yield Draft(slug, "invariant/rule-law", {"number": number, "rule": about})


@check(
    "invariant/rule-law",
    polarity="value",
    ja="生成した事実で規則 {rule} の性質が成り立つ",
    en="the law holds for {rule} on generated facts",
    needs=("calculate",),
)
def rule_law(trial: Trial) -> None:
    """The package's own outputs obey the law; generated facts, smallest failure shown."""
    one = _law(trial)
    rule = str(getattr(one, "rule", ""))
    attempt = _LAWS[type(one)]
    trial.begin()
    each_generated(trial, rule, lambda facts: attempt(trial, one, rule, facts))


@check(
    "invariant/history",
    polarity="present",
    ja="変更を重ねても履歴が連続し、前の行が変わらない",
    en="history stays contiguous and earlier rows unchanged over several changes",
    needs=("load", "run", "query"),
)
def history(trial: Trial) -> None:
    """After three changes four rows stand, numbered 1 to 4, the first three as they were."""
    function = str(getattr(_law(trial), "function", ""))
    operation = cast("Update", trial.spec.functions[function].operation)
    group = trial.group(operation.record)
    requests = [legal(trial, operation, f"-{n}") for n in range(3)]
    row = trial.builder.row(trial.spec, group, "existing", items=requests[0].inputs)
    world = [*trial.builder.world(trial.spec, group, row), *(p for r in requests for p in r.world)]
    trial.begin([Placed(trial.domain, group.key, row), *world], requests[0].day)
    key, past = key_of(group, row), group.history
    before: list[Row] = list(trial.interface.query(trial.domain, group.key, key))
    for request in requests:
        inputs = {**key, **request.inputs}
        trial.accepted(trial.interface.run(trial.domain, function, inputs, request.role))
        after = list(trial.interface.query(trial.domain, group.key, key))
        moving = {past.latest, past.until} if past else set()
        for old, new in zip(before, after, strict=False):
            kept = {k: v for k, v in old.items() if k not in moving}
            trial.same(kept, new, f"records/{group.key}")
        numbers: list[Json] = [r.get(past.number) for r in after] if past else []
        latest = [r.get(past.latest) for r in after] if past and past.latest else [True]
        if numbers != list(range(1, len(before) + 2)) or latest.count(True) != 1:
            raise trial.deviation(
                "F-HISTORY",
                "履歴番号が連続しないか、最新の行が一つに定まりません。",
                "history numbers have gaps, or not exactly one row is the latest",
                expected=list(range(1, len(before) + 2)),
                found={"numbers": numbers, "latest": cast("Json", latest)},
                where=f"records/{group.key}",
            )
        before = after


@check(
    "invariant/duplicate",
    polarity="reject",
    ja="同じ鍵の行を二つ作らせない",
    en="never lets two rows stand under one key",
    needs=("run",),
)
def duplicate(trial: Trial) -> None:
    """The first creation is accepted, the same once more is refused."""
    function = str(getattr(_law(trial), "function", ""))
    operation = cast("Create", trial.spec.functions[function].operation)
    request = legal(trial, operation)
    trial.begin(request.world, request.day)
    run = trial.interface.run
    trial.accepted(run(trial.domain, function, request.inputs, request.role))
    trial.refused(run(trial.domain, function, request.inputs, request.role), "C0409")


@check(
    "invariant/no-leak",
    polarity="absent",
    ja="支援措置対象者の所在が、本人以外に渡るどの出力にも現れない",
    en="a protected person's whereabouts appear in no output for others",
    needs=("load", "issue", "run"),
)
def no_leak(trial: Trial) -> None:
    """Each named form and view: the person's own shows the marks first, others' never."""
    one = cast("law.NoLeak", _law(trial))
    for active in ways_to_protect(trial, one.protected_by, one.active):
        _no_leak_under(trial, one.model_copy(update={"active": active}))


def _no_leak_under(trial: Trial, one: law.NoLeak) -> None:
    """Try the forms and views under one kind of measure that protects."""
    tried = [_no_leak_by_form(trial, one, name) for name in one.forms]
    if not any(tried) and not one.functions:
        raise UntestedError(_NOTHING_TOLD)
    for name in one.functions:
        _no_leak_by_view(trial, one, name)


_NOTHING_TOLD = Cause(
    "U-NOTHING-TOLD",
    "この不変条件の帳票に、所在を示す項目がカタログで示されていません（ハーネスの不足です）。",
    "no form of this invariant has an item marked as telling where a person is",
)


def _no_leak_by_form(trial: Trial, one: law.NoLeak, name: str) -> bool:
    """Try a form; say whether it had anything to tell."""
    copy = form.copy_of(trial, name, everything=True)
    person = person_of(trial, copy.binding.record, copy.row, copy.placed)
    trial.begin(_protected(trial, one, copy.placed, person))
    secrets = {i.key: copy.expected[i.key] for i in copy.form.items if i.locates}
    own = trial.interface.issue(trial.domain, name, {**copy.body, "addressee": "self"})
    items = trial.accepted(own).rows[0].get("items") if own.rows else None
    trial.same(secrets, items if isinstance(items, dict) else {}, own.exchange.path)
    for addressee in ("other_party", "third_party"):
        body: Row = {**copy.body, "addressee": addressee}
        reply = trial.interface.issue(trial.domain, name, body)
        leaked = [k for k, v in secrets.items() if appears(v, reply.exchange.response)]
        if leaked:
            raise leak(trial, leaked, f"{reply.exchange.path} ({addressee})", f"form/{name}")
    return bool(secrets)


def _no_leak_by_view(trial: Trial, one: law.NoLeak, name: str) -> None:
    operation = cast("Restrict", trial.spec.functions[name].operation)
    group = trial.group(operation.record)
    row = trial.builder.row(trial.spec, group, f"person {name}", items=operation.hides)
    world = trial.builder.world(trial.spec, group, row)
    person = row.get(operation.subject) or person_of(trial, operation.record, row, world)
    shown = Placed(trial.domain, group.key, row, (*operation.hides, *references(group)))
    trial.begin(_protected(trial, one, [shown, *world], person))
    allowed_role_sees(trial, name, row)
    for role in ("clerk", "other_department", "other_municipality"):
        if role not in operation.unless:
            reply = trial.interface.run(trial.domain, name, key_of(group, row), role)
            hidden(trial, name, row, reply)


def _protected(trial: Trial, one: law.NoLeak, placed: list[Placed], person: Json) -> list[Placed]:
    return protect(
        trial,
        placed,
        person,
        group=one.protected_by,
        subject=one.subject,
        active=cast("Row", one.active),
    )


def _law(trial: Trial) -> law.InvariantCheck:
    return trial.spec.invariants[trial.key].checks[int(trial.case.param("number"))]


def _ask(trial: Trial, rule: str, facts: Mapping[str, Json]) -> Row:
    """Return the package's output; one that lacks an output of the rule obeys no law."""
    reply = trial.accepted(trial.interface.calculate(trial.domain, rule, facts))
    found = reply.rows[0] if reply.rows else {}
    for name in trial.spec.rules[rule].output:
        if name not in found:
            raise trial.value_differs(
                name,
                "（値 / a value）",
                None,
                reply.exchange.path,
                cause=f"{trial.domain}/rule/{rule}",
                example=dict(facts),
            )
    return found


def _unchanged(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    expected = _ask(trial, rule, facts)
    examples = trial.spec.rules[rule].examples
    for name in cast("law.Unchanged", one).vary:
        values = {repr(e.given.get(name)): cast("Json", e.given.get(name)) for e in examples}
        for value in values.values():
            found = _ask(trial, rule, {**facts, name: value})
            _hold(trial, found == expected, expected, found, {**facts, name: value})


def _permuted(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    permuted = cast("law.Permuted", one)
    members = cast("list[Json]", facts[permuted.list])
    first = _ask(trial, rule, facts)
    turned = _ask(trial, rule, {**facts, permuted.list: list(reversed(members))})
    one_way = _by_member(first.get(permuted.output), members, permuted.by)
    other_way = _by_member(turned.get(permuted.output), members[::-1], permuted.by)
    _hold(trial, one_way == other_way, one_way, other_way, facts)


def _by_member(value: Json, members: list[Json], by: str | None) -> Json:
    """Return a list output by member, where members can be told apart; else without order."""
    if not isinstance(value, list):
        return value
    marks = [str(cast("Row", m).get(by)) if by else str(m) for m in members]
    if len(value) == len(members) and len(set(marks)) == len(marks):
        return cast("Json", sorted(f"{m}: {v}" for m, v in zip(marks, value, strict=True)))
    return cast("Json", sorted(map(str, value)))


def _one_of(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    allowed = cast("law.OneOf", one)
    since = {name: text.removeprefix("from ") for name, text in allowed.when.items()}
    if any(str(facts.get(name)) < day for name, day in since.items()):
        return
    found = _ask(trial, rule, facts).get(allowed.output)
    values = found if isinstance(found, list) else [found]
    _hold(trial, all(v in allowed.values for v in values), list(allowed.values), found, facts)


def _sum_of(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    total = cast("law.SumOf", one)
    found = _ask(trial, rule, facts)
    parts = sum(cast("list[int]", found.get(total.parts) or []))
    _hold(trial, found.get(total.total) == parts, parts, found.get(total.total), facts)


def _not_after(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    order = cast("law.NotAfter", one)
    known = {**facts, **_ask(trial, rule, facts)}
    first, last = known.get(order.earlier), known.get(order.later)
    if isinstance(first, int) and isinstance(last, int):
        _hold(trial, first <= last, f"≤ {last}", first, facts)
    elif first is not None and last is not None:
        _hold(trial, str(first) <= str(last), f"≤ {last}", first, facts)


def _each_once(trial: Trial, one: law.InvariantCheck, rule: str, facts: Row) -> None:
    members = cast("law.EachOnce", one)
    expected = sorted(
        str(cast("Row", m).get(members.item)) for m in cast("list[Json]", facts[members.list])
    )
    found = sorted(map(str, cast("list[Json]", _ask(trial, rule, facts).get(members.output) or [])))
    _hold(trial, found == expected, cast("Json", expected), cast("Json", found), facts)


def _agrees(trial: Trial, _one: law.InvariantCheck, rule: str, facts: Row) -> None:
    agree(trial, rule, lambda f: trial.interface.calculate(trial.domain, rule, f), facts)


def _hold(trial: Trial, holds: bool, expected: Json, found: Json, facts: Row) -> None:
    if holds:
        return
    one = _law(trial)
    raise trial.deviation(
        "F-INVARIANT",
        trial.spec.invariants[trial.key].title_ja + "が成り立ちません。",
        f"the law {one.law} does not hold",
        expected=expected,
        found=found,
        where=f"rule {getattr(one, 'rule', '')}",
        cause=f"{trial.domain}/rule/{getattr(one, 'rule', '')}",
        example=dict(facts),
    )


_LAWS: Mapping[type, Callable[[Trial, law.InvariantCheck, str, Row], None]] = {
    law.Unchanged: _unchanged,
    law.Permuted: _permuted,
    law.OneOf: _one_of,
    law.SumOf: _sum_of,
    law.NotAfter: _not_after,
    law.EachOnce: _each_once,
    law.OracleAgrees: _agrees,
}
