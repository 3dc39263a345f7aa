"""The entry of a profile's mapping for a function, group, form or event, ready to be pasted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from conformance.catalog.models import operations as op
from conformance.catalog.models.events import Event
from conformance.catalog.models.records import RecordGroup
from conformance.catalog.models.requirements import Form, Function, Linkage, Rule
from conformance.contract.history import key_items
from conformance.report.explain.contract.items import items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.report.explain.entry import CatalogueEntry

Field = tuple[str, str]
"""An item, and what is to be known of it."""

TODO: Final = "TODO"
"""Stands in paths for what only the vendor knows."""
_SENT: Final = frozenset({"caller", "key", "filing"})
_INPUTS: Final = '{"...": "{inputs}"}'
_READS_BY: Final = '{"...": "{where}"}'


def skeleton(spec: Specification, entry: CatalogueEntry) -> str:
    """Return YAML for `surfaces.api` of a profile; empty where nothing is to be mapped.

    Each item stands under its own name: the vendor's takes its place on the right.
    """
    lines: Iterable[str]
    match entry:
        case Function():
            lines = _function(spec, entry)
        case RecordGroup():
            lines = _record(spec, entry)
        case Form():
            lines = _form(spec, entry)
        case Event():
            lines = _function(spec, spec.functions[entry.entered_by[0].function])
        case Linkage():
            lines = _linkage(spec, entry.key)
        case Rule():
            lines = _rule(spec, entry)
        case _:
            return ""
    return "".join(f"{line}\n" for line in lines)


def _function(spec: Specification, function: Function) -> Iterable[str]:
    match function.operation:
        case op.Issue() as issue:
            return _form(spec, spec.forms[issue.form])
        case op.Calculate() as calculate:
            return _rule(spec, spec.rules[calculate.rule])
        case op.Link() as link:
            return _linkage(spec, link.linkage)
        case op.Export() as export:
            return _call("export", spec.domain, export.records, "GET", "/{group}.csv", answer="csv")
        case op.Audit():
            return ["mapping:", "  calls:", "    - action: audit", *_steps("GET", "/log")]
        case op.Absent() | op.Attest():
            return ()
        case op.Search() | op.Restrict():
            return _run(spec, function, "GET", "", query=_INPUTS)
        case op.Update() | op.Cancel():
            keys = key_items(spec.records[function.operation.record])
            path = "".join(f"/{{key.{item.key}}}" for item in keys)
            return _run(spec, function, "PUT", path, body='{"...": "{changes}"}')
        case _:
            return _run(spec, function, "POST", "", body=_INPUTS)


def _run(
    spec: Specification, function: Function, method: str, path: str, **parts: str
) -> Iterator[str]:
    yield "mapping:"
    yield from _fields(f"{spec.domain}/function/{function.key}", _sent(spec, function))
    yield from _calls("run", spec.domain, function.key)
    yield from _steps(method, f"/{function.key}{path}", **parts)


def _record(spec: Specification, group: RecordGroup) -> Iterator[str]:
    yield "mapping:"
    items = [(i.key, _remark(i.name_ja, i.type, required=i.required)) for i in group.items]
    yield from _fields(f"{spec.domain}/{group.key}", items)
    yield from _calls("query", spec.domain, group.key)
    yield from _steps("GET", f"/{group.key}", query=_READS_BY)


def _form(spec: Specification, form: Form) -> Iterator[str]:
    yield "mapping:"
    items = [(i.key, _remark(i.name_ja, i.type)) for i in form.items]
    yield from _fields(f"{spec.domain}/form/{form.key}", items)
    yield from _calls("issue", spec.domain, form.key)
    body = '{subject: "{key}", addressee: "{addressee_code}", "...": "{inputs}"}'
    yield from _steps("POST", f"/{form.key}", body=body)


def _rule(spec: Specification, rule: Rule) -> Iterator[str]:
    yield "mapping:"
    facts = [(key, str(kind)) for key, kind in {**rule.inputs, **rule.output}.items()]
    yield from _fields(f"{spec.domain}/rule/{rule.key}", facts)
    yield from _calls("calculate", spec.domain, rule.key)
    yield from _steps("POST", f"/{rule.key}", body='{"...": "{given}"}')


def _linkage(spec: Specification, key: str) -> Iterator[str]:
    sends = spec.linkages[key].provider == spec.domain
    yield "mapping:"
    yield from _calls("link", spec.domain, key)
    yield f"      direction: {'send' if sends else 'receive'}"
    if sends:
        extra = "{group: group, row: row}"
        yield from _steps("GET", f"/{key}", extra=extra)
    else:
        yield from _steps("POST", f"/{key}", body='"{tables}"', errors="errors")


def _call(
    action: str, domain: str, groups: Iterable[str], method: str, path: str, **parts: str
) -> Iterator[str]:
    yield "mapping:"
    yield "  calls:"
    yield f"    - action: {action}"
    yield f"      domain: {domain}"
    yield f"      key: [{', '.join(groups)}]"
    yield from _steps(method, path, **parts)


def _calls(action: str, domain: str, key: str) -> Iterator[str]:
    yield "  calls:"
    yield f"    - action: {action}"
    yield f"      domain: {domain}"
    yield f"      key: {scalar(key)}"


def _steps(method: str, path: str, **parts: str) -> Iterator[str]:
    yield "      steps:"
    yield f"        - request: {json.dumps(f'{method} /{TODO}{path}')}"
    yield from (f"          {name}: {value}" for name, value in parts.items())


def _fields(scope: str, items: Iterable[Field]) -> Iterator[str]:
    known = dict(items)
    if not known:
        return
    yield "  fields:"
    yield f"    {scope}:"
    yield from (f"      {scalar(key)}: {scalar(key)}  # {note}" for key, note in known.items())


def _sent(spec: Specification, function: Function) -> list[Field]:
    found = (item for item in items_of(spec, function) if item.set_by in _SENT)
    return [(i.key, _remark(i.name.ja, i.type, required=i.required)) for i in found]


def _remark(name: str, kind: str, *, required: bool = False) -> str:
    return f"{name} {kind}{' 必須 / required' if required else ''}".replace("\n", " ")


def scalar(text: str) -> str:
    """Return a name as YAML takes it for a text, whatever else it might be taken for."""
    return text if text.lower() not in _WORDS and not text.isdigit() else json.dumps(text)


_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
