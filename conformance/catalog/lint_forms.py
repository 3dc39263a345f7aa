"""Every item of a form says where it comes from, once, and what it names exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.form_sources import item_at
from conformance.catalog.models.operations import Issue
from conformance.catalog.models.sources import FromPackage, FromRecord, FromRule
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form, FormItem


def form_messages(spec: Specification) -> Iterator[Message]:
    """Yield what is wrong with the sources of the forms' items."""
    for form in spec.forms.values():
        shown = _shown(spec, form)
        for item in form.items:
            yield from _item(spec, form, item, shown)


def _shown(spec: Specification, form: Form) -> dict[str, dict[str, str]]:
    """Return what is shown of each group that the form is issued about, its own subject first."""
    issues = [f.operation for f in spec.functions.values() if isinstance(f.operation, Issue)]
    own = {one.record: dict(one.shows) for one in reversed(issues) if one.form == form.key}
    if own:
        return own
    persons = spec.head.persons
    subject = form.subject or (persons.group if persons else None)
    return {subject: dict(form.shows)} if subject else {}


def _item(
    spec: Specification, form: Form, item: FormItem, shown: dict[str, dict[str, str]]
) -> Iterator[Message]:
    source = item.from_
    if source is None and not all(item.key in one for one in shown.values()):
        yield Message(
            "CAT034",
            f"{form.key} の {item.key}（{item.name_ja}）の出所が示されていません。",
            f"{form.key}: nothing tells where {item.key} comes from",
            "from に、記録の項目・規則・システム・請求者のいずれかを示してください。",
            "name an item of the record, a rule, the package or the requester under from",
            spec.where("forms", form.key),
        )
    elif source is not None and shown and all(item.key in one for one in shown.values()):
        yield _wrong(spec, form, item, "shows にもあります。", "stands in shows, too")
    if isinstance(source, FromPackage) and source.package == "open" and not source.note:
        yield _wrong(spec, form, item, "open の理由がありません。", "lacks the reason for open")
    groups = [spec.records[name] for name in shown if name in spec.records]
    for path in _paths(source):
        if not any(item_at(spec, group, path) for group in groups):
            ja, en = f"{path} はどこにも至りません。", f"leads nowhere by {path}"
            yield _wrong(spec, form, item, ja, en)
    if isinstance(source, FromRule) and source.rule not in spec.rules:
        ja, en = f"規則 {source.rule} がありません。", f"names no rule of the domain: {source.rule}"
        yield _wrong(spec, form, item, ja, en)


def _paths(source: object) -> tuple[str, ...]:
    if isinstance(source, FromRecord):
        return source.paths
    if isinstance(source, FromRule):
        return tuple(path for path in source.given.values() if isinstance(path, str))
    return ()


def _wrong(spec: Specification, form: Form, item: FormItem, ja: str, en: str) -> Message:
    return Message(
        "CAT035",
        f"{form.key} の {item.key}: 出所の示し方に誤りがあります。{ja}",
        f"{form.key}: the source of {item.key} {en}",
        "from と shows を確かめてください。",
        "check from and shows",
        spec.where("forms", form.key),
    )
