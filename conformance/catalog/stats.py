"""Count a specification: how much of it there is, of what class and source, how much can be run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.entering import adding, follows
from conformance.catalog.models.levels import principal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.base import Sourced
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import CodeList, Item


@dataclass(frozen=True, slots=True)
class Stats:
    """The counts of one specification, or of several together.

    Functions are counted by the class of their first clause, by provenance and by the kind of
    their operation. `required_executable` of `required` functions have an operation that a test
    can run; the others want a named person's attestation. `by_follows`: of the functions that add
    a row, whether an event says what follows, or why none does; `not_stated` are gaps of the
    catalogue. `status`: draft or published. `official`: how many of each kind were imported from
    an official document.
    """

    domain: str
    version: str
    status: str
    functions: int
    by_class: dict[str, int]
    by_provenance: dict[str, int]
    by_operation: dict[str, int]
    by_follows: dict[str, int]
    required: int
    required_executable: int
    forms: int
    form_items: int
    record_groups: int
    items: int
    code_lists: int
    linkages: int
    rules: int
    examples: int
    events: int
    invariants: int
    questions: int
    apis: int
    official: dict[str, int]


def count(spec: Specification) -> Stats:
    """Return the counts of a specification."""
    functions = spec.functions.values()
    required = [f for f in functions if principal(f.class_) == "required"]
    return Stats(
        domain=spec.domain,
        version=spec.version,
        status=spec.head.status,
        functions=len(functions),
        by_class=_counts(principal(f.class_) for f in functions),
        by_provenance=_counts(f.provenance for f in functions),
        by_operation=_counts(f.operation.kind for f in functions),
        by_follows=_counts(follows(spec, f) or "not_stated" for f in adding(spec)),
        required=len(required),
        required_executable=sum(f.operation.kind != "attest" for f in required),
        forms=len(spec.forms),
        form_items=sum(len(form.items) for form in spec.forms.values()),
        record_groups=len(spec.records),
        items=sum(len(group.items) for group in spec.records.values()),
        code_lists=len(spec.codes),
        linkages=len(spec.linkages),
        rules=len(spec.rules),
        examples=sum(len(rule.examples) for rule in spec.rules.values()),
        events=len(spec.events),
        invariants=len(spec.invariants),
        questions=len(spec.questions),
        apis=len(spec.apis),
        official=_official(spec),
    )


def _official(spec: Specification) -> dict[str, int]:
    kinds: dict[str, Iterable[Item | Sourced | CodeList]] = {
        "functions": spec.functions.values(),
        "forms": spec.forms.values(),
        "form_items": (item for form in spec.forms.values() for item in form.items),
        "items": (item for group in spec.records.values() for item in group.items),
        "code_lists": spec.codes.values(),
        "linkages": spec.linkages.values(),
        "apis": spec.apis.values(),
    }
    return {k: sum(one.official is not None for one in found) for k, found in kinds.items()}


NUMBERS = (
    "functions",
    "required",
    "required_executable",
    "forms",
    "form_items",
    "record_groups",
    "items",
    "code_lists",
    "linkages",
    "rules",
    "examples",
    "events",
    "invariants",
    "questions",
    "apis",
)
"""The counts that are whole numbers, in the order of a table."""


def total(parts: Iterable[Stats]) -> Stats:
    """Return the counts of several specifications added up, under the name `total`."""
    listed = list(parts)
    sums = {name: sum(getattr(part, name) for part in listed) for name in NUMBERS}
    return Stats(
        domain="total",
        version="",
        status="",
        by_class=_added(part.by_class for part in listed),
        by_provenance=_added(part.by_provenance for part in listed),
        by_operation=_added(part.by_operation for part in listed),
        by_follows=_added(part.by_follows for part in listed),
        official=_added(part.official for part in listed),
        **sums,
    )


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _added(parts: Iterable[dict[str, int]]) -> dict[str, int]:
    together: Counter[str] = Counter()
    for part in parts:
        together.update(part)
    return dict(sorted(together.items()))
