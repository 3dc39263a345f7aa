"""Functions that add a row: stored as sent, derived as the law says, refused for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Create
from conformance.population.rows import key_of
from conformance.suite import write
from conformance.suite.arrange import Arranged, legal, legal_forms
from conformance.suite.registry import Draft, check, generates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.suite.trial import Trial

_EXAMPLES = 12  # worked examples tried for one derived item


@generates(Create)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Accept; one case per derived item; one refusal per way to be wrong."""
    operation = cast("Create", subject)
    yield Draft("stores-what-was-sent", "create/stores")
    for item in operation.derives:
        yield Draft(f"derives-{item}", "create/derives", {"item": item})
    for refusal in write.refusals(spec, operation):
        params = {"item": refusal.item, "slug": refusal.slug, "kind": refusal.kind}
        yield Draft(f"rejects-{refusal.name}", "create/rejects", params, refusal.code)
    yield Draft("rejects-duplicate", "create/duplicate", reason="C0409")


@check(
    "create/stores",
    polarity="accept",
    ja="正しい入力を受け付け、送ったとおりに記録する",
    en="accepts lawful input and stores it as sent",
    needs=("run", "query"),
)
def stores(trial: Trial) -> None:
    """The row read back holds every input, every set constant and every derived value."""
    operation = trial.operation(Create)
    form = legal(trial, operation)
    _create(trial, operation, form)


@check(
    "create/derives",
    polarity="value",
    ja="{item:item}を規則どおりに定める",
    en="derives {item:item} as the rule says",
    needs=("run", "query"),
)
def derives(trial: Trial) -> None:
    """For the worked examples of the rule, the stored item is what the oracle gives."""
    operation = trial.operation(Create)
    item = trial.case.param("item")
    tried = 0
    for form in legal_forms(trial, operation):
        _create(trial, operation, form, only=item)
        tried += 1
        if tried >= _EXAMPLES:
            return
    if tried == 0:
        legal(trial, operation)


@check(
    "create/rejects",
    polarity="reject",
    ja="{slug:refusal}を理由を示して拒む",
    en="refuses with the reason when {slug:refusal}",
    needs=("run", "query"),
)
def rejects(trial: Trial) -> None:
    """The lawful form is accepted first; the spoiled one is refused for its reason, unstored."""
    operation = trial.operation(Create)
    good, bad = legal(trial, operation), legal(trial, operation, "-bad")
    refusal = write.refusal_of(trial, operation)
    trial.begin([*good.world, *bad.world], good.day)
    trial.accepted(trial.run(good.inputs, good.role))
    spoiled = write.spoil(trial, operation, bad, refusal)
    if spoiled.day != good.day:
        trial.begin([*good.world, *bad.world], spoiled.day)
    trial.refused(trial.run(spoiled.inputs, spoiled.role), refusal.code, refusal.reported_item)
    group = trial.group(operation.record)
    key = key_of(group, {**bad.inputs, **operation.sets})
    if None not in key.values() and trial.interface.query(trial.domain, group.key, key):
        raise trial.deviation(
            "F-STORED-ANYWAY",
            "拒んだ要求の内容が記録されています。",
            "a refused request was stored all the same",
            expected=[],
            found=1,
            where=f"records/{group.key}",
        )


@check(
    "create/duplicate",
    polarity="reject",
    ja="同じキーの二重登録を拒む",
    en="refuses a second row under the same key",
    needs=("run",),
)
def duplicate(trial: Trial) -> None:
    """The first is accepted, the second refused, and one row stands."""
    operation = trial.operation(Create)
    form = legal(trial, operation)
    trial.begin(form.world, form.day)
    trial.accepted(trial.run(form.inputs, form.role))
    trial.refused(trial.run(form.inputs, form.role), "C0409")


def _create(trial: Trial, operation: Create, form: Arranged, only: str | None = None) -> None:
    trial.begin(form.world, form.day)
    reply = trial.accepted(trial.run(form.inputs, form.role))
    group = trial.group(operation.record)
    row = trial.only_row(group.key, key_of(group, {**form.inputs, **operation.sets}))
    where = reply.exchange.path
    if only is None:
        trial.same({**form.inputs, **operation.sets}, row, where)
    for item, value in form.derived.items():
        if (only is None or item == only) and row.get(item) != value:
            raise trial.value_differs(
                item,
                value,
                row.get(item),
                where,
                cause=f"{trial.domain}/rule/{operation.derives[item].rule}",
                steps=form.steps[item],
                example=dict(form.inputs),
            )
