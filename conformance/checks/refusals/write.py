"""The ways a writing request can be wrong, each with the code and item it must be refused with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, cast

from conformance.catalog.models.guards import OrderGuard, RefGuard, RoleGuard, RuleGuard, ValueGuard
from conformance.findings import UntestedError
from conformance.population.item_values import ValueMaker, bad_values
from conformance.worlds.arrange import facts_of, refusing_example
from conformance.worlds.as_it_is import causes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import ErrorCode, Guard
    from conformance.catalog.models.operations import Create, Update
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.worlds.arrange import Arranged

Kind = Literal["missing", "bad", "reference", "order", "rule", "value", "role"]


@dataclass(frozen=True, slots=True)
class RefusalCase:
    """One way to be wrong: what is spoiled, how, and the reason that must be given."""

    kind: Kind
    slug: str
    item: str
    code: ErrorCode
    value: Json = None

    @property
    def name(self) -> str:
        """The last part of the case id."""
        return f"{self.slug}-{self.item}".replace("_", "-")

    @property
    def reported_item(self) -> str | None:
        """The item the refusal must name; None where several items are at fault."""
        return self.item if self.kind in {"missing", "bad", "reference", "value"} else None


def refusals(
    spec: Specification, operation: Create | Update, *, missing: bool = True
) -> Iterator[RefusalCase]:
    """Return every way a request of the operation can be wrong."""
    group = spec.records[operation.record]
    for key in operation.inputs:
        item = group.item(key)
        if missing and (item.required or key in group.primary_key):
            yield RefusalCase("missing", "missing", key, "E0001")
        for bad in bad_values(item, spec.codes):
            yield RefusalCase("bad", bad.slug, key, cast("ErrorCode", bad.code), bad.value)
    for guard in operation.guards:
        found = _guard(spec, group, guard)
        if found is not None:
            yield found


def refusal_of(trial: Trial, operation: Create | Update) -> RefusalCase:
    """Return the refusal that a case is about."""
    wanted = {name: trial.case.param(name) for name in ("kind", "slug", "item")}
    return next(
        r
        for r in refusals(trial.spec, operation)
        if {"kind": r.kind, "slug": r.slug, "item": r.item} == wanted
    )


def spoil(
    trial: Trial, operation: Create | Update, form: Arranged, refusal: RefusalCase
) -> Arranged:
    """Return the request made wrong in just this one way."""
    inputs = dict(form.inputs)
    if refusal.kind == "missing":
        del inputs[refusal.item]
    elif refusal.kind in {"bad", "value"}:
        inputs[refusal.item] = refusal.value
    elif refusal.kind == "reference":
        inputs[refusal.item] = _nobody(trial, operation, refusal.item)
    elif refusal.kind == "role":
        return replace(form, role=_outsider(operation))
    else:
        return _break_guard(trial, operation, form, refusal)
    return replace(form, inputs=inputs)


def _guard(spec: Specification, group: RecordGroup, guard: Guard) -> RefusalCase | None:
    if isinstance(guard, RefGuard):
        target = group.item(guard.input).ref
        if target is None or target.domain != spec.domain:
            return None  # the referred system is not under test; its numbers cannot be judged here
        return RefusalCase("reference", "unknown-reference", guard.input, guard.error)
    if isinstance(guard, OrderGuard):
        return RefusalCase("order", f"{guard.later}-before", guard.earlier, guard.error)
    if isinstance(guard, ValueGuard):
        value = _another(spec, group, guard)
        return RefusalCase("value", "not-told-of", guard.input, guard.error, value)
    if isinstance(guard, RuleGuard):
        if not any(
            e.expect.get(guard.output) == guard.refuse_when and facts_of(guard, e, date.min)
            for e in spec.rules[guard.rule].examples
        ):
            return None  # no worked example refuses under the bound constants
        return RefusalCase("rule", "by-rule", guard.rule, guard.error)
    return RefusalCase("role", "other", "role", guard.error)


def _another(spec: Specification, group: RecordGroup, guard: ValueGuard) -> Json:
    """Return a value that the item may have and the guard refuses."""
    item = group.item(guard.input)
    known = spec.codes[item.code_list].values if item.code_list else (True, False)
    return next(value for value in known if value not in guard.of)


def _break_guard(
    trial: Trial, operation: Create | Update, form: Arranged, refusal: RefusalCase
) -> Arranged:
    inputs = dict(form.inputs)
    for guard in operation.guards:
        if isinstance(guard, OrderGuard) and guard.earlier == refusal.item:
            inputs[guard.earlier] = _later({**inputs, **form.derived}[guard.later])
            return replace(form, inputs=inputs)
        if isinstance(guard, RuleGuard) and guard.rule == refusal.item:
            found = refusing_example(trial, operation, guard)
            if found is not None:
                inputs.update(found[0])
                return replace(form, inputs=inputs, day=found[1])
            if trial.builder.pinned:
                raise UntestedError(causes.no_business_date())
    msg = f"no guard of {trial.case.id} can be broken"
    raise LookupError(msg)


def _later(value: Json) -> Json:
    if isinstance(value, int):
        return value + 1
    text = str(value)
    if len(text) == len("YYYY-MM"):
        return f"{int(text[:4]) + 1}{text[4:]}"
    return (date.fromisoformat(text[:10]) + timedelta(days=1)).isoformat() + text[10:]


def _nobody(trial: Trial, operation: Create | Update, key: str) -> Json:
    item = trial.group(operation.record).item(key)
    maker = ValueMaker(trial.seed, f"{trial.case.id} nobody", trial.day, trial.spec.codes)
    return maker.value(item)


def _outsider(operation: Create | Update) -> str:
    allowed = {role for g in operation.guards if isinstance(g, RoleGuard) for role in g.allow}
    roles = ("other_municipality", "other_department", "clerk", "supervisor")
    return next(role for role in roles if role not in allowed)
