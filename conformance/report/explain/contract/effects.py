"""What a call of a function reads and writes, what follows from it, and when it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models import operations as op
from conformance.catalog.models.events import Event
from conformance.catalog.models.requirements import Form, Function
from conformance.contract.after_event import events_of, touched
from conformance.planning.generate import cases_of
from conformance.report.explain import said
from conformance.report.explain.contract.model import RefusalModel
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.cases.case import RequirementRef
    from conformance.catalog.models.domain import Specification
    from conformance.report.explain.entry import CatalogueEntry

_DOES = {
    "create": Bilingual("「{group}」に一行を加える。", 'Adds a row to "{group}".'),
    "update": Bilingual("「{group}」の一行を改める。", 'Changes a row of "{group}".'),
    "cancel": Bilingual(
        "「{group}」の一行を効力のないものとする（行は残る）。",
        'Takes a row of "{group}" out of force; it stays readable.',
    ),
    "batch": Bilingual(
        "条件に合う「{group}」の行だけを選ぶ。", 'Selects the rows of "{group}" that qualify.'
    ),
}
_HISTORY = Bilingual("履歴に行が加わり、前の行は残る。", "The history gains a row and loses none.")
_COPIES = {
    "allowed": Bilingual("{event}の後: 「{name}」を発行できる", 'after "{event}": issues "{name}"'),
    "refused": Bilingual(
        "{event}の後: 「{name}」の発行を拒む", 'after "{event}": refuses to issue "{name}"'
    ),
    "hidden": Bilingual(
        "{event}の後: 第三者宛ての「{name}」に所在を出さない",
        'after "{event}": tells no third party on "{name}" where the person is',
    ),
    "found": Bilingual("{event}の後: 「{name}」で見つかる", 'after "{event}": found by "{name}"'),
    "absent": Bilingual(
        "{event}の後: 「{name}」で見つからない", 'after "{event}": not found by "{name}"'
    ),
    "sent": Bilingual("{event}の後: 「{name}」で伝える", 'after "{event}": told by "{name}"'),
    "cancelled": Bilingual(
        "{event}の取消し: 「{name}」で前の記録に戻る", '"{event}" cancelled by "{name}": as before'
    ),
}


def events_behind(spec: Specification, entry: CatalogueEntry) -> tuple[Event, ...]:
    """Return the events that a call of a function may enter; an event itself."""
    if isinstance(entry, Event):
        return (entry,)
    return events_of(spec, entry.key) if isinstance(entry, Function) else ()


def reads(spec: Specification, entry: CatalogueEntry) -> tuple[str, ...]:
    """Return the groups in which rows must stand, or are looked up."""
    found: list[str] = []
    if isinstance(entry, Function):
        found += _read(spec, entry.operation)
    if isinstance(entry, Form) and entry.subject:
        found.append(f"{spec.domain}/{entry.subject}")
    for event in events_behind(spec, entry):
        groups = (g for role in event.roles for g in (role.group, *role.also))
        found += [f"{spec.domain}/{group}" for group in groups]
    return tuple(dict.fromkeys(found))


def _read(spec: Specification, operation: op.Operation) -> Iterator[str]:
    record = str(getattr(operation, "record", ""))
    if record and not isinstance(operation, op.Create):
        yield f"{spec.domain}/{record}"
    if isinstance(operation, op.Restrict):
        yield f"{spec.domain}/{operation.protected_by}"
    if isinstance(operation, op.Export):
        yield from (f"{spec.domain}/{group}" for group in operation.records)
    if isinstance(operation, op.Link):
        yield from (f"{spec.domain}/{group}" for group in spec.linkages[operation.linkage].data)
    if isinstance(operation, op.Create | op.Update):
        group = spec.records[record]
        refs = (group.item(name).ref for name in operation.inputs)
        yield from (f"{ref.domain}/{name}" for ref in refs if ref for name in ref.groups)


def writes(spec: Specification, entry: CatalogueEntry) -> tuple[str, ...]:
    """Return the groups whose rows a call may add or change."""
    functions = [entry.key] if isinstance(entry, Function) else []
    if isinstance(entry, Event):
        functions = [one.function for one in entry.entered_by]
    found: list[str] = []
    for key in functions:
        operation = spec.functions[key].operation
        if isinstance(operation, op.Create | op.Update | op.Cancel) or (
            isinstance(operation, op.Batch) and operation.sets
        ):
            found.append(operation.record)
    return tuple(
        f"{spec.domain}/{g}" for g in dict.fromkeys([*found, *sorted(touched(spec, functions))])
    )


def effects(spec: Specification, entry: CatalogueEntry) -> Iterator[Bilingual]:
    """Yield what a call does to rows."""
    if isinstance(entry, Function) and entry.operation.kind in _DOES:
        group = spec.records[str(getattr(entry.operation, "record", ""))]
        yield _DOES[entry.operation.kind].filled({"group": said.group(spec, group.key)})
        if isinstance(entry.operation, op.Update) and group.history:
            yield _HISTORY
    for event in events_behind(spec, entry):
        for effect in event.effects:
            ja, en = effect.title_ja, effect.title_en
            if entry is not event:
                ja, en = f"{event.title_ja}: {ja}", f"{event.title_en or event.key}: {en}"
            yield Bilingual(ja=ja, en=en)


def afterwards(spec: Specification, entry: CatalogueEntry) -> Iterator[Bilingual]:
    """Yield what copies, searches and linkages say after an event, and what takes it back."""
    for event in events_behind(spec, entry):
        for issued in event.afterwards.issue:
            yield _after(event, issued.expect, spec.forms[issued.form])
        for searched in event.afterwards.search:
            yield _after(event, searched.expect, spec.functions[searched.function])
        for sent in event.afterwards.send:
            yield _after(event, "sent", spec.linkages[sent.linkage])
        if event.cancel is not None:
            yield _after(event, "cancelled", spec.functions[event.cancel.function])


def refusals(
    spec: Specification, requirement: RequirementRef, also: Iterable[RequirementRef] = ()
) -> Iterator[RefusalModel]:
    """Yield when a request must be refused, by the cases that try it; `also`: of the events."""
    for one in (requirement, *also):
        for case in cases_of(spec, one):
            if case.polarity == "reject":
                text = Bilingual(ja=case.title_ja, en=case.title_en)
                yield RefusalModel(case=case.id, text=text, reason=case.reason)


def _after(event: Event, how: str, entry: object) -> Bilingual:
    ja, en = str(getattr(entry, "title_ja", "")), str(getattr(entry, "title_en", None) or "")
    key = str(getattr(entry, "key", "")).replace("-", " ")
    name, of = Bilingual(ja, en or key), Bilingual(event.title_ja, event.title_en or event.key)
    return _COPIES[how].filled({"event": of, "name": name})
