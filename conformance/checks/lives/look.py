"""Who looks at whom: views by role and copies by addressee, while protection comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.stories.steps import StoryStep
from conformance.catalog.bindings import binding_of, person_named
from conformance.checks.forms.lawful_copy import is_chosen
from conformance.checks.lives.barred import is_barred
from conformance.checks.protection.restrict import appears, hidden, leak
from conformance.contract.protection import is_protected
from conformance.population.item_values import ValueMaker
from conformance.population.rows import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.trial import Trial
    from conformance.catalog.bindings import FormBinding
    from conformance.catalog.models.operations import Restrict
    from conformance.catalog.models.requirements import Form
    from conformance.checks.lives.act import StoryRun
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

_ROLES = ("supervisor", "clerk", "other_department", "other_municipality")
_ADDRESSEES = ("self", "other_party", "third_party")


def viewed_by_all(domain: str, function: str, town: StoryRun, owner: int) -> bool:
    """Look at a person through a restricted view in every role; say whether there was a row."""
    return all(viewed(town, domain, function, owner, role) for role in _ROLES)


def copied_to_all(domain: str, form: str, town: StoryRun, owner: int) -> bool:
    """Issue a copy about a person to every addressee; say whether there was one to issue."""
    return all(copied(town, domain, form, owner, to) for to in _ADDRESSEES)


def viewed(town: StoryRun, domain: str, function: str, owner: int, role: str) -> bool:
    """Look at a person through a restricted view in a role.

    What is protected on the day is hidden from roles that are not entitled, and the rest is shown.

    Returns:
        Whether the person has a row to look at.
    """
    trial = town.at(domain)
    operation = cast("Restrict", trial.spec.functions[function].operation)
    at = (domain, operation.record)
    own = [kept.row for kept in town.ledger.own(at, owner)]
    if not own:
        return False
    row, key = own[-1], key_of(trial.group(operation.record), own[-1])
    person = row.get(operation.subject) or _person(town, trial, operation.record, row)
    by = (domain, operation.protected_by)
    protected = is_protected(town.ledger.state, by, person, operation.subject, operation.active)
    town.tell(StoryStep("does", function, key, domain=domain, by=role))
    reply = trial.interface.run(domain, function, key, role)
    where = reply.exchange.path
    if protected and role not in operation.unless:
        secret = {k: v for k, v in row.items() if k not in operation.hides or _alone(row, k)}
        hidden(trial, function, {**dict.fromkeys(operation.hides), **secret}, reply)
    else:
        shown = {k: row[k] for k in operation.hides if k in row}
        rows = trial.accepted(reply).rows
        trial.same(shown, rows[0] if rows else {}, where)
    return True


def copied(town: StoryRun, domain: str, form: str, owner: int, addressee: str) -> bool:
    """Issue a copy about a person: whereabouts of the protected reach nobody but themselves.

    Returns:
        Whether the person has a row with all that the form must show, and a copy may be issued.
    """
    trial = town.at(domain)
    found = trial.spec.forms[form]
    binding = binding_of(trial.spec, found)
    own = [k.row for k in town.ledger.own((domain, binding.record), owner)] if binding else []
    if binding is None or not own or _lacks(found, binding, own[-1]):
        return False
    row, key = own[-1], key_of(trial.group(binding.record), own[-1])
    if is_barred(
        town, trial, found, binding.record, row, _person(town, trial, binding.record, row)
    ):
        return False
    body = _body(town, trial, found, binding, key)
    town.tell(StoryStep("issues", form, key, domain=domain, by=addressee))
    reply = trial.interface.issue(domain, form, {**body, "addressee": addressee})
    secret = {i.key for i in found.items if i.locates and found.suppress_when}
    shown = {item: row.get(of) for item, of in binding.shows.items() if row.get(of) is not None}
    kept_back = _reserved(found) if addressee == "third_party" else ()
    expected = {
        k: v for k, v in {**cast("Row", body["inputs"]), **shown}.items() if k not in kept_back
    }
    if addressee == "self" or not _protected(town, trial, binding.record, row):
        rows = trial.accepted(reply).rows
        items = rows[0].get("items") if rows else {}
        trial.same(expected, items if isinstance(items, dict) else {}, reply.exchange.path)
    else:
        _withheld(trial, form, {k: v for k, v in expected.items() if k in secret}, reply)
    return True


def _reserved(form: Form) -> tuple[str, ...]:
    """Return what a third party is not given that asks for nothing more."""
    return form.reserved.items if form.reserved else ()


def _lacks(form: Form, binding: FormBinding, row: Row) -> bool:
    """Say whether a row has no value for an item that a copy must show."""
    shown = [binding.shows[i.key] for i in form.items if i.required and i.key in binding.shows]
    return any(row.get(item) in (None, "") for item in shown)


def _withheld(trial: Trial, form: str, secrets: Mapping[str, Json], reply: Reply) -> None:
    if not reply.accepted and not reply.refused_with("C0403"):
        trial.accepted(reply)
    leaked = [k for k, v in secrets.items() if v and appears(v, reply.exchange.response)]
    if leaked:
        raise leak(trial, leaked, reply.exchange.path, f"form/{form}", moved=True)


def _body(town: StoryRun, trial: Trial, form: Form, binding: FormBinding, key: Row) -> Row:
    """Return the request of a copy with what the one who asks must choose."""
    maker = ValueMaker(trial.seed, f"print {form.key}", town.ledger.day, trial.spec.codes)
    inputs: Row = {
        item.key: maker.value(item, number)
        for number, item in enumerate(form.items)
        if item.required and is_chosen(binding, item)
    }
    return {"subject": {"group": binding.record, "key": key}, "inputs": inputs}


def _protected(town: StoryRun, trial: Trial, record: str, row: Row) -> bool:
    stated = trial.spec.head.protection
    if stated is None:
        return False
    person = _person(town, trial, record, row)
    by = (trial.domain, stated.group)
    return is_protected(town.ledger.state, by, person, stated.subject, stated.active)


def _person(town: StoryRun, trial: Trial, record: str, row: Row) -> Json:
    persons = trial.spec.head.persons
    at = (trial.domain, persons.group) if persons else None
    people = [kept.row for kept in town.ledger.state.current(at)] if at else []
    return person_named(trial.spec, trial.group(record), row, people)


def _alone(row: Row, item: str) -> bool:
    """Say whether no other item of a row has the same value: it would be shown there."""
    return sum(value == row.get(item) for value in row.values()) == 1
