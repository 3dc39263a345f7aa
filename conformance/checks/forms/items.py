"""Forms: every required item is printed as the record has it, nothing protected leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.bindings import binding_of
from conformance.catalog.models.operations import Issue
from conformance.catalog.models.requirements import Form
from conformance.checks.forms.hold import (
    held_print,
    hold_not_blank,
    hold_numbered_apart,
    hold_print,
    leaked_items,
)
from conformance.checks.forms.lawful_copy import copy_of, issue, items_of, must_be_chosen
from conformance.checks.forms.standing import begin_copy, begun
from conformance.checks.protection.restrict import leak
from conformance.checks.refusals.breaks import of_item, of_nobody
from conformance.checks.refusals.broken import Broken
from conformance.checks.refusals.rejection import hold_rejected
from conformance.messages.worded import worded
from conformance.population.rows import key_of
from conformance.worlds.protect import hold_each_way, person_of, protect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.population.rows import Row


@generates(Form)
def form_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Print data, missing entries, and suppression for others than the protected person."""
    yield from _drafts(spec, cast("Form", subject))


@generates(Issue)
def issue_cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """The same for the function that issues the form, and what it leaves out by default."""
    operation = cast("Issue", subject)
    if operation.form in spec.forms:
        yield Draft("issues", "form/prints")
        yield Draft("rejects-unknown-subject", "form/unknown", reason="C0404")
        for item in operation.omits:
            yield Draft(f"omits-{item}".replace("_", "-"), "form/omits", {"item": item})


def _drafts(spec: Specification, form: Form) -> Iterator[Draft]:
    binding = binding_of(spec, form)
    if binding is None:
        return
    yield Draft("prints-required-items", "form/prints")
    for item in form.items:
        if must_be_chosen(binding, item):
            slug = f"rejects-missing-{item.key}".replace("_", "-")
            yield Draft(slug, "form/missing", {"item": item.key}, "E0001")
    if not spec.head.protection:
        return  # no row of this domain can say that a person is protected
    if form.suppress_when and binding.locating(form):
        for addressee in ("other_party", "third_party"):
            slug = f"suppresses-for-{addressee}".replace("_", "-")
            yield Draft(slug, "form/suppresses", {"addressee": addressee})


@check(
    "form/prints",
    polarity="present",
    compares="print",
    ja="必須の項目をすべて印字し、記録と同じ値を出す",
    en="prints every required item with the record's values",
    needs=("load", "issue"),
)
def prints(trial: Trial) -> None:
    """Print data hold each item with the value of its source: register, rule, package, choice.

    Numbers that each copy has for itself are told apart by a second copy.
    """
    copy = begun(trial)
    reply = trial.accepted(issue(trial, copy, "self"))
    hold_print(trial, copy, reply)
    hold_numbered_apart(trial, copy, reply)


@check(
    "form/missing",
    polarity="reject",
    compares="form_item",
    ja="請求に必須の{item:item}がなければ発行を拒む",
    en="refuses to issue where the request lacks the required {item:item}",
    needs=("load", "issue"),
)
def missing(trial: Trial) -> None:
    """The complete copy is issued first; without the item it is refused for that reason."""
    copy = begun(trial)
    trial.accepted(issue(trial, copy, "self"))
    item = trial.case.param("item")
    inputs = {k: v for k, v in cast("Row", copy.body["inputs"]).items() if k != item}
    body: Row = {**copy.body, "inputs": inputs, "addressee": "self"}
    broken = next(one for one in copy.form.items if one.key == item)
    hold_rejected(
        trial,
        lambda: trial.interface.issue(trial.domain, copy.form.key, body),
        Broken("E0001", item, frozenset(of_item(broken, None))),
        {},
        lambda: issue(trial, copy, "self"),
    )


@check(
    "form/suppresses",
    polarity="absent",
    compares="protection",
    ja="支援措置対象者の所在を{addressee:person}宛ての帳票に出さない",
    en="never tells {addressee:person} where a protected person is",
    needs=("load", "issue"),
)
def suppresses(trial: Trial) -> None:
    """The person's own copy shows where they are; the copy for others holds none of it.

    Every kind of measure that protects is tried, a provisional one like one decided.
    """
    hold_each_way(trial, _suppressed_under)


def _suppressed_under(trial: Trial, active: Row) -> None:
    copy = copy_of(trial, everything=True)
    person = person_of(trial, copy.binding.record, copy.row, copy.placed)
    copy = begin_copy(trial, copy, protect(trial, copy.placed, person, active=active))
    own = trial.accepted(issue(trial, copy, "self"))
    trial.same(held_print(trial, copy, copy.secrets), items_of(own), own.exchange.path)
    hold_not_blank(trial, own)  # where an item may be left out, the copy at least is one
    reply = issue(trial, copy, trial.case.param("addressee"))
    if not reply.accepted and not reply.refused_with("C0403"):
        trial.accepted(reply)
    leaked = leaked_items(copy, reply)
    if leaked:
        raise leak(trial, leaked, reply.exchange.path, f"form/{copy.form.key}")


@check(
    "form/unknown",
    polarity="reject",
    ja="いない者の帳票の発行を拒む",
    en="refuses to issue a form about a row that does not exist",
    needs=("load", "issue"),
)
def unknown(trial: Trial) -> None:
    """A copy about an existing row is issued; one about nobody is refused."""
    copy = begun(trial)
    trial.accepted(issue(trial, copy, "self"))
    group = trial.group(copy.binding.record)
    stranger = key_of(group, trial.builder.row(trial.spec, group, "stranger"))
    subject: Row = {"group": group.key, "key": stranger}
    body: Row = {**copy.body, "subject": subject, "addressee": "self"}
    hold_rejected(
        trial,
        lambda: trial.interface.issue(trial.domain, copy.form.key, body),
        of_nobody(group, stranger),
        {},
        lambda: issue(trial, copy, "self"),
    )


@check(
    "form/omits",
    polarity="absent",
    compares="protection",
    ja="求めがなければ{item:item}を印字しない",
    en="does not print {item:item} unless asked",
    needs=("load", "issue"),
)
def omits(trial: Trial) -> None:
    """A copy without a special request is issued and does not hold the item."""
    copy, item = begun(trial), trial.case.param("item")
    reply = trial.accepted(issue(trial, copy, "self"))
    hold_print(trial, copy, reply)
    found = items_of(reply).get(item)
    if found is not None:
        raise trial.deviation(
            worded("F-PRINTED", form="item", item=item),
            expected=None,
            found=found,
            where=f"{reply.exchange.path} → {item}",
            cause=f"{trial.case.requirement.id}:{item}",
        )
