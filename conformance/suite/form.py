"""Forms: every required item is printed as the record has it, nothing protected leaves."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from conformance.catalog.bindings import binding_of, person_item
from conformance.catalog.models.operations import Issue
from conformance.catalog.models.requirements import Form
from conformance.population.item_values import ValueMaker
from conformance.population.rows import Placed, key_of, references
from conformance.suite.breaks import of_item, of_nobody
from conformance.suite.issuing.about import About
from conformance.suite.issuing.rows import cleared
from conformance.suite.protect import each_way, person_of, protect
from conformance.suite.refusal import Broken
from conformance.suite.registry import Draft, check, generates
from conformance.suite.rejection import hold_rejected
from conformance.suite.restrict import appears, leak

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.suite.trial import Trial
    from conformance.surfaces.package import Reply

_NOTHING: Final[Mapping[str, Json]] = MappingProxyType({})


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
        if item.required and item.key not in binding.shows and item.key not in binding.omits:
            slug = f"rejects-missing-{item.key}".replace("_", "-")
            yield Draft(slug, "form/missing", {"item": item.key}, "E0001")
    if not spec.head.protection:
        return  # no row of this domain can say that a person is protected
    if form.suppress_when and any(item.locates for item in form.items):
        for addressee in ("other_party", "third_party"):
            slug = f"suppresses-for-{addressee}".replace("_", "-")
            yield Draft(slug, "form/suppresses", {"addressee": addressee})


@dataclass(frozen=True)
class Copy:
    """A copy to be issued: the form, the row it is about, the entries, and the print expected."""

    form: Form
    binding: FormBinding
    row: Row
    placed: list[Placed]
    body: Row
    expected: Row


@check(
    "form/prints",
    polarity="present",
    ja="必須の項目をすべて印字し、記録と同じ値を出す",
    en="prints every required item with the record's values",
    needs=("load", "issue"),
)
def prints(trial: Trial) -> None:
    """Print data hold each required item, bound to the record or entered, with its value."""
    copy = copy_of(trial)
    trial.begin(copy.placed)
    reply = trial.accepted(issue(trial, copy, "self"))
    trial.same(copy.expected, items_of(reply), reply.exchange.path)


@check(
    "form/missing",
    polarity="reject",
    ja="必須の{item:item}がなければ発行を拒む",
    en="refuses to issue without the required {item:item}",
    needs=("load", "issue"),
)
def missing(trial: Trial) -> None:
    """The complete copy is issued first; without the item it is refused for that reason."""
    copy = copy_of(trial)
    trial.begin(copy.placed)
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
    ja="支援措置対象者の所在を{addressee:person}宛ての帳票に出さない",
    en="never tells {addressee:person} where a protected person is",
    needs=("load", "issue"),
)
def suppresses(trial: Trial) -> None:
    """The person's own copy shows where they are; the copy for others holds none of it.

    Every kind of measure that protects is tried, a provisional one like one decided.
    """
    for apart, active in each_way(trial):
        _suppressed_under(apart, active)


def _suppressed_under(trial: Trial, active: Row) -> None:
    copy = copy_of(trial, everything=True)
    person = person_of(trial, copy.binding.record, copy.row, copy.placed)
    trial.begin(protect(trial, copy.placed, person, active=active))
    own = trial.accepted(issue(trial, copy, "self"))
    secrets = {i.key: copy.expected[i.key] for i in copy.form.items if i.locates}
    trial.same(secrets, items_of(own), own.exchange.path)
    reply = issue(trial, copy, trial.case.param("addressee"))
    if not reply.accepted and not reply.refused_with("C0403"):
        trial.accepted(reply)
    leaked = [k for k, v in secrets.items() if appears(v, reply.exchange.response)]
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
    copy = copy_of(trial)
    trial.begin(copy.placed)
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
    ja="求めがなければ{item:item}を印字しない",
    en="does not print {item:item} unless asked",
    needs=("load", "issue"),
)
def omits(trial: Trial) -> None:
    """A copy without a special request is issued and does not hold the item."""
    copy = copy_of(trial)
    item = trial.case.param("item")
    trial.begin(copy.placed)
    reply = trial.accepted(issue(trial, copy, "self"))
    trial.same(copy.expected, items_of(reply), reply.exchange.path)
    found = items_of(reply).get(item)
    if found is not None:
        raise trial.deviation(
            "F-PRINTED",
            f"{item} が印字されています。",
            f"{item} was printed",
            expected=None,
            found=found,
            where=f"{reply.exchange.path} → {item}",
            cause=f"{trial.case.requirement.id}:{item}",
        )


def copy_of(
    trial: Trial,
    form_key: str | None = None,
    *,
    everything: bool = False,
    fixed: Mapping[str, Json] = _NOTHING,
) -> Copy:
    """Return a lawful copy of the form under test (or a named one), all items if asked.

    `fixed` are values of the row it is about.
    """
    key, record = form_key or trial.key, None
    if form_key is None and trial.case.requirement.kind == "function":
        operation = trial.operation(Issue)
        key, record = operation.form, operation.record
    form = trial.spec.forms[key]
    binding = binding_of(trial.spec, form, record)
    if binding is None:
        msg = f"form {key} is about no record"
        raise LookupError(msg)
    return _copy(trial, form, binding, everything=everything, fixed=fixed)


def _copy(
    trial: Trial,
    form: Form,
    binding: FormBinding,
    *,
    everything: bool,
    fixed: Mapping[str, Json] = _NOTHING,
) -> Copy:
    group = trial.group(binding.record)
    fixed = {**cleared(trial.spec, form, binding.record, group), **fixed}
    named = person_item(trial.spec, group)  # may be optional: whom a copy is about is always known
    items = [*binding.shows.values(), *([named] if named else [])]
    row = trial.builder.row(trial.spec, group, f"subject {form.key}", items, fixed)
    maker = ValueMaker(trial.seed, f"print {form.key}", trial.day, trial.spec.codes)
    inputs: Row = {
        item.key: maker.value(item, n)
        for n, item in enumerate(form.items)
        if item.key not in binding.shows
        and item.key not in binding.omits
        and (everything or item.required)
    }
    expected = {**inputs, **{f: row.get(r) for f, r in binding.shows.items()}}
    subject: Row = {"group": group.key, "key": key_of(group, row)}
    world = trial.builder.world(trial.spec, group, row)
    matters = (*items, *references(group), *fixed)
    placed = [*world, Placed(trial.domain, group.key, row, matters)]
    placed = About(trial, binding.record, row, placed).clear(form).placed
    return Copy(form, binding, row, placed, {"subject": subject, "inputs": inputs}, expected)


def issue(trial: Trial, copy: Copy, addressee: str) -> Reply:
    """Issue a copy to an addressee."""
    body: Row = {**copy.body, "addressee": addressee}
    return trial.interface.issue(trial.domain, copy.form.key, body)


def items_of(reply: Reply) -> Row:
    """Return the print data of an answer; nothing when it holds none."""
    items = reply.rows[0].get("items") if reply.rows else None
    return items if isinstance(items, dict) else {}
