"""Lint the preconditions of issuing: the groups, items and codes that they name exist."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_item
from conformance.catalog.lint_marks import mark_problems
from conformance.catalog.models.operations import Issue
from conformance.catalog.nearest import nearest
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.preconditions import Precondition
    from conformance.catalog.models.requirements import Form


def precondition_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the preconditions of a specification's forms."""
    for form in spec.forms.values():
        keys = Counter(one.key for one in form.refuses)
        for key in (key for key, count in keys.items() if count > 1):
            yield _dangling(spec, form, "refuses", f"{key} (2)", keys)
        for one in form.refuses:
            yield from _unknown(spec, form, one)


def _unknown(spec: Specification, form: Form, one: Precondition) -> Iterator[Message]:
    about = _about(spec, form)
    for record in one.of:
        if record not in about:
            yield _dangling(spec, form, f"refuses.{one.key}.of", record, about)
    bound = [record for record in about if not one.of or record in one.of]
    for name in [one.rows.group] if one.rows.group else bound:
        group = spec.records.get(name)
        if group is None:
            yield _dangling(spec, form, f"refuses.{one.key}.group", name, spec.records)
            continue
        known = [item.key for item in group.items]
        for item in one.rows.named:
            if item not in known:
                yield _dangling(spec, form, f"refuses.{one.key}", f"{name}.{item}", known)
        for at, found, codes in mark_problems(spec, group, one.rows.items):
            yield _dangling(spec, form, f"refuses.{one.key}.{at}", found, codes)
        if one.rows.group and not one.rows.by and person_item(spec, group) is None:
            yield _dangling(spec, form, f"refuses.{one.key}.by", name, known)
    yield from _unnamed(spec, form, one, bound)


def _unnamed(
    spec: Specification, form: Form, one: Precondition, bound: Iterable[str]
) -> Iterator[Message]:
    """The rows that copies are about have the items by which they are named."""
    for source in one.rows.by.values():
        for record in bound:
            items = [i.key for i in spec.records[record].items] if record in spec.records else []
            if source not in items:
                yield _dangling(spec, form, f"refuses.{one.key}.by", f"{record}.{source}", items)


def _about(spec: Specification, form: Form) -> tuple[str, ...]:
    """Return the groups of the rows that copies of a form are about."""
    persons = spec.head.persons.group if spec.head.persons else None
    issued = (function.operation for function in spec.functions.values())
    named = [one.record for one in issued if isinstance(one, Issue) and one.form == form.key]
    stated = form.subject or persons
    return tuple(dict.fromkeys([*named, *([stated] if stated else [])]))


def _dangling(
    spec: Specification, form: Form, name: str, found: str, known: Iterable[str]
) -> Message:
    options = sorted(known)
    near = nearest(found, options)
    return Message(
        "CAT080",
        f"{form.key} の {name}: {found!r} は{spec.domain}にありません。",
        f"{form.key}: {name} {found!r} does not exist in {spec.domain}",
        f"{near!r} の誤りではありませんか。" if near else f"あるもの: {', '.join(options[:12])}",
        f"did you mean {near!r}?" if near else f"there are: {', '.join(options[:12])}",
        spec.where("forms", form.key),
    )
