"""Lint a specification: every reference resolves, every operation fits its record, form or rule."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from conformance.catalog.drafts import undecided
from conformance.catalog.lint_across import across
from conformance.catalog.lint_cities import city_messages
from conformance.catalog.lint_events import event_messages
from conformance.catalog.lint_facts import fact_messages
from conformance.catalog.lint_file_laws import law_problems
from conformance.catalog.lint_flows import flows
from conformance.catalog.lint_forms import form_messages
from conformance.catalog.lint_grounded import grounded_messages
from conformance.catalog.lint_inputs import input_messages
from conformance.catalog.lint_laws import name_problems
from conformance.catalog.lint_ledger import ledger_messages
from conformance.catalog.lint_levels import level_messages
from conformance.catalog.lint_marks import mark_problems
from conformance.catalog.lint_move_laws import ask_problems
from conformance.catalog.lint_no_events import no_event_messages
from conformance.catalog.lint_operations import operation_problems
from conformance.catalog.lint_parameters import parameter_messages
from conformance.catalog.lint_parts import part_messages
from conformance.catalog.lint_plain import plain_messages
from conformance.catalog.lint_preconditions import precondition_messages
from conformance.catalog.lint_questions import question_messages
from conformance.catalog.lint_rows import row_problems
from conformance.catalog.lint_shown import shown_problems
from conformance.catalog.lint_titles import title_messages
from conformance.catalog.lint_unwritten import unwritten_messages
from conformance.catalog.load import domains, load, versions
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.file_laws import FileLaw
from conformance.catalog.models.move_laws import MoveLaw
from conformance.catalog.nearest import nearest
from conformance.catalog.versions.frozen import frozen_messages
from conformance.catalog.versions.validity import life_messages
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.catalog.models.requirements import Form


_AT_MOST = frozenset({"text", "kana", "integer", "decimal", "datetime"})
"""Types whose values have no exact length."""


def lint(spec: Specification) -> list[Message]:
    """Return what is wrong with a specification, with file, line and remedy; empty if sound."""
    return [
        *_items(spec),
        *_keys(spec),
        *_rows(spec),
        *_functions(spec),
        *_invariants(spec),
        *_shown(spec),
        *question_messages(spec),
        *input_messages(spec),
        *part_messages(spec),
        *precondition_messages(spec),
        *_protection(spec),
        *_undecided(spec),
        *title_messages(spec),
        *city_messages(spec),
        *unwritten_messages(spec),
        *form_messages(spec),
        *across(spec),
        *flows(spec),
        *event_messages(spec),
        *no_event_messages(spec),
        *ledger_messages(spec),
        *parameter_messages(spec),
        *plain_messages(spec),
        *grounded_messages(spec),
        *fact_messages(spec),
        *level_messages(spec),
        *frozen_messages(spec),
        *life_messages(spec),
    ]


def lint_message(spec: Specification, kind: str, key: str, ja: str, en: str) -> Message:
    """Return a lint finding at an entry."""
    return Message(
        "CAT020", ja, en, "キーを直してください。", "correct the key", spec.where(kind, key)
    )


def _items(spec: Specification) -> Iterator[Message]:
    for group in spec.records.values():
        yield from _twice(spec, "records", group.key, group.items)
        for item in group.items:
            yield from _item(spec, "records", group.key, item)
    for form in spec.forms.values():
        yield from _twice(spec, "forms", form.key, form.items)
        for item in form.items:
            yield from _item(spec, "forms", form.key, item)
        yield from _shows(spec, form)


def _twice(
    spec: Specification, kind: str, owner: str, items: tuple[Item, ...]
) -> Iterator[Message]:
    for key, number in Counter(item.key for item in items).items():
        if number > 1:
            ja, en = f"項目 {key} が二度あります。", f"item {key} stands twice"
            yield lint_message(spec, kind, owner, ja, en)


def _shows(spec: Specification, form: Form) -> Iterator[Message]:
    persons = spec.head.persons
    subject = form.subject or (persons.group if persons else None)
    group = spec.records.get(subject or "")
    known = {i.key for i in group.items} if group else set()
    for name, source in form.shows.items():
        if name not in {i.key for i in form.items}:
            items = [i.key for i in form.items]
            yield _dangling(spec, "forms", form.key, "shows", name, items)
        if source not in known:
            yield _dangling(spec, "forms", form.key, "shows", source, known)


def _item(spec: Specification, kind: str, owner: str, item: Item) -> Iterator[Message]:
    if item.code_list is not None and item.code_list not in spec.codes:
        yield _dangling(spec, kind, owner, "code_list", item.code_list, spec.codes)
    if item.type == "code" and item.code_list is None:
        yield lint_message(
            spec,
            kind,
            owner,
            f"{item.key} はコード型ですがコード一覧がありません。",
            f"{item.key} is a code without a code list",
        )
    if item.len is not None and item.type in _AT_MOST:
        ja = f"{item.key} の型 {item.type} に len（ちょうどの長さ）は付きません。"
        en = f"{item.key} of type {item.type} has no exact length (len); max_len or max is meant"
        yield lint_message(spec, kind, owner, ja, en)
    if item.ref is not None and item.ref.domain == spec.domain:
        for group in item.ref.groups:
            if group not in spec.records:
                yield _dangling(spec, kind, owner, "ref.group", group, spec.records)
            elif item.ref.item not in {i.key for i in spec.records[group].items}:
                known = [i.key for i in spec.records[group].items]
                yield _dangling(spec, kind, owner, "ref.item", item.ref.item, known)


def _keys(spec: Specification) -> Iterator[Message]:
    for group in spec.records.values():
        known = {item.key for item in group.items}
        for key in group.primary_key:
            if key not in known:
                yield _dangling(spec, "records", group.key, "primary_key", key, known)


def _rows(spec: Specification) -> Iterator[Message]:
    for group in spec.records.values():
        for name, found, known in row_problems(spec, group):
            yield _dangling(spec, "records", group.key, name, found, known)


def _functions(spec: Specification) -> Iterator[Message]:
    chapters = {group.id for group in spec.head.function_groups}
    for function in spec.functions.values():
        if function.group not in chapters:
            yield _dangling(spec, "functions", function.key, "group", function.group, chapters)
        for record in function.touches:
            if record not in spec.records:
                yield _dangling(spec, "functions", function.key, "touches", record, spec.records)
        for name, found, known in operation_problems(spec, function.operation):
            yield _dangling(spec, "functions", function.key, f"operation.{name}", found, known)


def _invariants(spec: Specification) -> Iterator[Message]:
    for invariant in spec.invariants.values():
        for check in invariant.checks:
            if isinstance(check, FileLaw):
                for name, found, known in law_problems(spec, check, partial(_there, spec)):
                    yield _dangling(spec, "invariants", invariant.key, name, found, known)
            if isinstance(check, MoveLaw):
                for name, found, known in ask_problems(spec, check):
                    yield _dangling(spec, "invariants", invariant.key, name, found, known)
            for name, found, known in name_problems(spec, check):
                yield _dangling(spec, "invariants", invariant.key, name, found, known)


def _shown(spec: Specification) -> Iterator[Message]:
    for rule in spec.rules.values():
        for name, found, known in shown_problems(spec, rule):
            yield _dangling(spec, "rules", rule.key, name, found, known)


def _there(spec: Specification, domain: str) -> Specification | None:
    """Return another domain's specification, from the same folder or from the bundled catalogue."""
    root = spec.directory.parent.parent
    found = root if versions(domain, root) else catalog_directory()
    return load(domain, root=found) if versions(domain, found) else None


def _protection(spec: Specification) -> Iterator[Message]:
    """The items that say who is protected stand in their group."""
    protection = spec.head.protection
    if protection is None:
        return
    group = spec.records.get(protection.group)
    if group is None:
        yield _dangling(spec, "domain", "protection", "group", protection.group, spec.records)
        return
    known = [item.key for item in group.items]
    beside = protection.companions
    named = beside.by.values() if beside else ()
    for item in (protection.subject, *protection.dates, *protection.active, *named):
        if item not in known:
            yield _dangling(spec, "domain", "protection", "item", item, known)
    if beside is not None and beside.group not in spec.records:
        yield _dangling(spec, "domain", "protection", "companions", beside.group, spec.records)
    elif beside is not None:
        there = [i.key for i in spec.records[beside.group].items]
        for item in (beside.subject, *beside.by):
            if item not in there:
                yield _dangling(spec, "domain", "protection", "companions", item, there)
    for name, found, codes in mark_problems(spec, group, protection.active):
        yield _dangling(spec, "domain", "protection", name, found, codes)


def _undecided(spec: Specification) -> Iterator[Message]:
    """In a published specification every requirement has its test or the evidence it wants."""
    for kind, key in undecided(spec) if spec.head.status != "draft" else ():
        yield Message(
            "CAT024",
            f"{key} の試験のしかたが未割当です。",
            f"{key} has no test decided on",
            "操作か、求める証拠を決めて書いてください。",
            "decide on its operation or on the evidence it wants",
            spec.where(kind, key),
        )


def _dangling(
    spec: Specification, kind: str, owner: str, name: str, found: str, known: object
) -> Message:
    options = sorted(str(k) for k in known)  # type: ignore[attr-defined]  # any collection of keys
    near = nearest(found, options)
    return Message(
        "CAT021",
        f"{owner} の {name}: {found!r} は{spec.domain}にありません。",
        f"{owner}: {name} {found!r} does not exist in {spec.domain}",
        f"{near!r} の誤りではありませんか。" if near else f"あるもの: {', '.join(options[:12])}",
        f"did you mean {near!r}?" if near else f"there are {', '.join(options[:12])}",
        spec.where(kind, owner),
    )


def main() -> int:
    """Lint every domain and print what is wrong; exit 2 when something is."""
    found: list[Message] = []
    for domain in domains():
        try:
            found += lint(load(domain))
        except CatalogError as error:
            found += error.messages
    for message in found:
        sys.stdout.write(message.text("en") + "\n")
    return 2 if found else 0


if __name__ == "__main__":
    sys.exit(main())
