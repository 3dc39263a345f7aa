"""What each check compares, and so the ground of what a case expects.

A check that sends values and reads them back compares what its requirement states; the names of
the items are the way there. A check that asks whether an item exists, must be given, how long it
is or which codes it takes compares what the catalogue says of that item. A check of a value that a
rule gives compares the rule, too. The ground of a case is the weakest link of what it compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.cases.ground.said import of_conditions, of_matching, of_whom
from conformance.cases.ground.standing import (
    PROFILE,
    PROTECTION,
    GroundedSubject,
    of_form_items,
    of_item_and_codes,
    of_items,
    of_requirement,
    of_rule,
    strongest_of,
    weakest_of,
)
from conformance.cases.registry import checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.cases.case import Case
    from conformance.cases.registry import Compares
    from conformance.catalog.models.base import Sourced
    from conformance.catalog.models.domain import Specification

    Links = Callable[[Specification, Case], Iterator[GroundedSubject]]


def expected(spec: Specification, case: Case) -> GroundedSubject:
    """Return the weakest link of what a case expects."""
    if protects(case):
        return strongest_of((PROTECTION, of_requirement(spec, case)))
    return weakest_of(_LINKS[compared(case)](spec, case))


def compared(case: Case) -> Compares:
    """Return what a case compares, as its check declares; evidence states the requirement."""
    registered = checks().get(case.check)
    return "statement" if registered is None else registered.compares


def protects(case: Case) -> bool:
    """Say whether a case holds something from people who may not see it.

    It is law then, whatever the catalogue says.
    """
    return compared(case) == "protection"


_NO_SUCH_DAY: Final = "no-such-day"


def _stated(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """What the requirement states, and nothing else."""
    yield of_requirement(spec, case)


def _declared(_spec: Specification, _case: Case) -> Iterator[GroundedSubject]:
    yield PROFILE


def _refused(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """A refusal: what is said of the item that is missing or wrong, or the rule that refuses."""
    yield of_requirement(spec, case)
    kind, item = case.param("kind"), case.param("item")
    record = _record(spec, case)
    if kind == "bad" and case.param("slug") == _NO_SUCH_DAY:
        return  # no calendar has it, whatever the item is called or however it is typed
    if kind in {"missing", "bad"}:
        yield from of_item_and_codes(spec, record, item)
    elif kind == "rule":
        yield of_rule(spec, item)


def _derived(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    yield of_requirement(spec, case)
    derives = getattr(spec.functions[case.requirement.key].operation, "derives", {})
    yield of_rule(spec, derives[case.param("item")].rule)


def _calculated(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    yield of_requirement(spec, case)
    yield of_rule(spec, getattr(spec.functions[case.requirement.key].operation, "rule", ""))


def _printed(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    yield of_requirement(spec, case)
    form = _form(spec, case)
    must = (item.key for item in spec.forms[form].items if item.required)
    yield from of_form_items(spec, form, must)


def _missing_on_form(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    yield of_requirement(spec, case)
    yield from of_form_items(spec, _form(spec, case), (case.param("item"),))


def _all_items(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    yield from of_items(spec, case.requirement.key, None)


def _one_item(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    yield from of_item_and_codes(spec, case.requirement.key, case.param("item"))


def _keys(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    record = case.requirement.key
    yield from of_items(spec, record, spec.records[record].primary_key)


def _history(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    past = spec.records[case.requirement.key].history
    named = () if past is None else (past.number, past.latest)
    yield from of_items(spec, case.requirement.key, [name for name in named if name])


def _references(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    group = spec.records[case.requirement.key]
    keys = [item.key for item in group.items if item.ref is not None]
    yield from of_items(spec, group.key, keys)


def _periods(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    spans = spec.records[case.requirement.key].spans
    keys = [key for one in spans for key in (one.since, one.until)]
    yield from of_items(spec, case.requirement.key, keys)


def _file_rule(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    for rule in case.param("rules").split(", "):
        yield of_rule(spec, rule)


def _nothing_else(_spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """That an event does nothing else is concluded from what is stated of it; no text says so."""
    yield GroundedSubject("reconstructed", f"{case.requirement.id}:nothing-else")


def _of_event(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """The part of the event that the case is about, which has a source of its own."""
    event, slug = spec.events[case.requirement.key], case.id.rsplit("/", 1)[1]
    after = event.afterwards
    parts: dict[str, Sourced] = {one.key: one for one in event.effects}
    parts |= {one.key: one for one in after.issue}
    parts |= {one.key: one for one in after.search}
    parts |= {one.key: one for one in after.send}
    parts |= {one.key: one for one in event.refuses}
    wanted = next((case.param(n) for n in ("effect", "key", "refused") if n in case.params), slug)
    found = parts.get(wanted)
    if found is None:
        yield of_requirement(spec, case)
    else:
        yield GroundedSubject(found.provenance, f"{case.requirement.id}:{wanted}")


def _of_cancellation(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    found, slug = spec.events[case.requirement.key].cancel, case.id.rsplit("/", 1)[1]
    if found is None:
        yield of_requirement(spec, case)
    else:
        yield GroundedSubject(found.provenance, f"{case.requirement.id}:{slug}")


def _issuing(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    wanted = case.param("precondition")
    form = spec.forms[case.requirement.key]
    for one in form.refuses:
        if one.key == wanted:
            yield GroundedSubject(one.provenance, f"{case.requirement.id}:{wanted}")
            return
    yield of_requirement(spec, case)


def _withheld(spec: Specification, case: Case) -> Iterator[GroundedSubject]:
    """The form that an event of another domain stops, whatever the linkage rests on."""
    reaches = spec.shared_linkages[case.requirement.key].reaches
    event, wanted = case.param("event"), case.param("withheld")
    found = next(w for r in reaches if r.event == event for w in r.withholds if w.key == wanted)
    yield GroundedSubject(found.provenance, f"{case.requirement.id}:{event}:{wanted}")


def _record(spec: Specification, case: Case) -> str:
    return str(getattr(spec.functions[case.requirement.key].operation, "record", ""))


def _form(spec: Specification, case: Case) -> str:
    """Return the form of a case: its requirement, or what its function issues."""
    asked = case.requirement
    if asked.kind == "form":
        return asked.key
    return str(getattr(spec.functions[asked.key].operation, "form", ""))


_LINKS: Mapping[Compares, Links] = {
    "statement": _stated,
    "refusal": _refused,
    "derivation": _derived,
    "rule": _calculated,
    "print": _printed,
    "form_item": _missing_on_form,
    "items": _all_items,
    "columns": _all_items,
    "profile": _declared,
    "item": _one_item,
    "key": _keys,
    "history": _history,
    "references": _references,
    "periods": _periods,
    "file_rule": _file_rule,
    "event": _of_event,
    "cancellation": _of_cancellation,
    "nothing_else": _nothing_else,
    "conditions": of_conditions,
    "matching": of_matching,
    "person": of_whom,
    "withheld": _withheld,
    "precondition": _issuing,
}
"""What is looked up for each kind of comparison that checks declare."""
