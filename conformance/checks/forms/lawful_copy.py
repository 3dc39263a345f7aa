"""A lawful copy to be issued: the row it is about, the choices of who asks, and what it prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from conformance.catalog.bindings import binding_of, person_item
from conformance.catalog.models.operations import Issue
from conformance.catalog.models.sources import FromRequester
from conformance.checks.forms.expected import CopyRows, expected_print
from conformance.checks.forms.issuing.about import CopySubject
from conformance.checks.forms.laws import IfAny, Parts, Same
from conformance.checks.forms.reading import furnished, own_items, paths_of
from conformance.population.item_values import ValueMaker
from conformance.population.rows import PlacedRow, key_of, references
from conformance.worlds.barring_rows import cleared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.checks.forms.laws import PrintLaw
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

_NOTHING: Final[Mapping[str, Json]] = MappingProxyType({})


@dataclass(frozen=True)
class CopyToIssue:
    """A copy to be issued: the form, the row it is about, the choices, and the print expected.

    `expected` are the values that must stand there as they are, `laws` what others must fit.
    """

    form: Form
    binding: FormBinding
    row: Row
    placed: list[PlacedRow]
    body: Row
    expected: Row
    laws: Mapping[str, PrintLaw]

    @property
    def secrets(self) -> Row:
        """The values by which the copy tells where the person is, as they must stand on it."""
        told = {i.key: self.expected.get(i.key) for i in self.form.items if i.locates}
        return {key: value for key, value in told.items() if value is not None}

    @property
    def for_third_parties(self) -> Row:
        """The values that must stand on a copy for a third party that asks for nothing more."""
        reserved = self.form.reserved.items if self.form.reserved else ()
        return {name: value for name, value in self.expected.items() if name not in reserved}

    @property
    def settled(self) -> frozenset[str]:
        """The items of which it is known whether and as what they stand on the copy."""
        chosen = {i.key for i in self.form.items if is_chosen(self.binding, i)}
        return frozenset({*self.expected, *chosen, *self.binding.omits})

    @property
    def free(self) -> frozenset[str]:
        """The items that may be left out: nobody outside can tell that a value is there."""
        laws = {key for key, law in self.laws.items() if not isinstance(law, IfAny)}
        return frozenset(i.key for i in self.form.items) - self.settled - laws

    @property
    def whereabouts(self) -> Mapping[str, Sequence[Json]]:
        """All values that tell where the person is, parts of other texts among them."""
        found: dict[str, Sequence[Json]] = {key: [value] for key, value in self.secrets.items()}
        for item in self.form.items:
            law = getattr(self.laws.get(item.key), "law", self.laws.get(item.key))
            if item.locates and isinstance(law, Parts):
                found[item.key] = [p.expected for p in law.parts if isinstance(p, Same)]
            elif item.locates and isinstance(law, Same):
                found[item.key] = [law.expected]
        return found


def copy_of(
    trial: Trial,
    form_key: str | None = None,
    *,
    everything: bool = False,
    fixed: Mapping[str, Json] = _NOTHING,
    held: str = "",
) -> CopyToIssue:
    """Return a lawful copy of the form under test (or a named one), all items if asked.

    `fixed` are values of the row it is about; `held` is an item that the register holds although
    it is left out by default.
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
    binding = replace(binding, omits=tuple(one for one in binding.omits if one != held))
    return _copy(trial, form, binding, everything=everything, fixed=fixed)


def _copy(
    trial: Trial,
    form: Form,
    binding: FormBinding,
    *,
    everything: bool,
    fixed: Mapping[str, Json] = _NOTHING,
) -> CopyToIssue:
    group = trial.group(binding.record)
    fixed = {**cleared(trial.spec, form, binding.record, group), **fixed}
    named = person_item(trial.spec, group)  # may be optional: whom a copy is about is always known
    paths = paths_of(s for key, s in binding.sources.items() if key not in binding.omits)
    items = [*own_items(group, paths), *([named] if named else [])]
    row = trial.builder.row(trial.spec, group, f"subject {form.key}", items, fixed)
    maker = ValueMaker(trial.seed, f"print {form.key}", trial.day, trial.spec.codes)
    inputs: Row = {
        item.key: maker.value(item, n)
        for n, item in enumerate(form.items)
        if is_chosen(binding, item) and (everything or item.required)
    }
    subject: Row = {"group": group.key, "key": key_of(group, row)}
    world = trial.builder.world(trial.spec, group, row)
    # what functions make of a row, the copy is held against as it stands (`form_standing`)
    told = () if trial.builder.entered else (*items, *references(group))
    matters = (*told, *fixed)
    placed = [*world, PlacedRow(trial.domain, group.key, row, matters)]
    placed = CopySubject(trial, binding.record, row, placed).clear(form).placed
    placed = furnished(trial, (group, row), placed, paths)
    placed = CopySubject(trial, binding.record, row, placed).clear(form).placed
    print_ = expected_print(CopyRows(trial.spec, group, row, placed, trial.day), form, binding)
    body: Row = {"subject": subject, "inputs": inputs}
    return CopyToIssue(form, binding, row, placed, body, {**inputs, **print_.exact}, print_.laws)


def is_chosen(binding: FormBinding, item: FormItem) -> bool:
    """Return whether the one who asks chooses what stands there."""
    source = binding.sources.get(item.key)
    return item.key not in binding.omits and isinstance(source, FromRequester)


def must_be_chosen(binding: FormBinding, item: FormItem) -> bool:
    """Return whether nothing is issued until the one who asks has chosen it."""
    source = binding.sources.get(item.key)
    return isinstance(source, FromRequester) and source.requester == "must"


def issue(trial: Trial, copy: CopyToIssue, addressee: str, *requested: str) -> Reply:
    """Issue a copy to an addressee, who may ask specially for items that are else left out."""
    body: Row = {**copy.body, "addressee": addressee}
    if requested:
        body["requested"] = list(requested)
    return trial.interface.issue(trial.domain, copy.form.key, body)


def items_of(reply: Reply) -> Row:
    """Return the print data of an answer; nothing when it holds none."""
    items = reply.rows[0].get("items") if reply.rows else None
    return items if isinstance(items, dict) else {}
