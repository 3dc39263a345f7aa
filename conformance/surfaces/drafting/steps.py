"""The request that a call of the contract becomes: path, query and body with their variables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.operations import Search
from conformance.surfaces.drafting.model import ApiField
from conformance.surfaces.drafting.others import of_another
from conformance.surfaces.drafting.rows import row_prefix, unwrapped, wrapper
from conformance.surfaces.drafting.words import parts
from conformance.surfaces.mapping.variables import ALWAYS, BY_ACTION

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.drafting.items import ItemScores
    from conformance.surfaces.drafting.model import Operation
    from conformance.surfaces.drafting.scopes import FieldScope
    from conformance.surfaces.drafting.subjects import CallSubject
    from conformance.surfaces.mapping.models.call import Action

_PARAMETER = re.compile(r"\{([^}]*)\}")
_LIKELY = 0.5
_VARIABLES = {
    "run": "inputs",
    "calculate": "given",
    "issue": "inputs",
    "query": "where",
    "link": "rows",
}
_KNOWN = {  # members beside the row that the harness can fill, by their name
    "addressee": "{addressee}", "direction": "{direction}", "rows": "{rows}", "groups": "{groups}",
    "group": "{group}", "domain": "{domain}", "subject": "{subject}", "role": "{role_code}",
    "actor": "{actor}", "key": "{key}",
}  # fmt: skip
_PAGES = {"page": "page", "pageno": "page", "offset": "offset"}


@dataclass(frozen=True, slots=True)
class DraftedStep:
    """A step as a profile writes it, and the names a person has to fill in."""

    step: dict[str, object]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """Drafts the steps of one domain."""

    spec: Specification
    scores: ItemScores
    rows: str

    def step(
        self, subject: CallSubject, operation: Operation, scope: FieldScope | None
    ) -> DraftedStep:
        """Return the step by which an operation serves a call."""
        unknown: list[str] = []
        path = _PARAMETER.sub(
            lambda found: self._value(
                _taken(operation, found[1]), subject, scope, unknown, path=True
            ),
            operation.path,
        )
        step: dict[str, object] = {"request": f"{operation.method} {path}"}
        query = dict(self._query(subject, operation, scope))
        if query:
            step["query"] = query
        step |= _paging(operation)
        if operation.body:
            step["body"] = self._body(subject, operation, scope)
        elif operation.method != "GET" and subject.kind == "create":
            step["body"] = "{inputs}"
        found = rows_of(operation)
        if found and found != self.rows:
            step["rows"] = found
        return DraftedStep(step, tuple(dict.fromkeys(unknown)))

    def _value(
        self,
        parameter: ApiField,
        subject: CallSubject,
        scope: FieldScope | None,
        unknown: list[str],
        *,
        path: bool = False,
    ) -> str:
        """Return the variable for a parameter; a placeholder in capitals when none is known."""
        name, item = parameter.name, self._item(parameter, subject, scope)
        variable = _VARIABLES.get(subject.action, "")
        if item is not None and variable not in {"", "rows"}:
            where = (scope.path_of(item) if scope else None) or name
            if subject.action in {"run", "issue"} and path:
                variable = "key"
            return f"{{{variable}.{where}}}"
        allowed = ALWAYS | BY_ACTION[cast("Action", subject.action)]
        if _KNOWN.get(name, "").strip("{}") in allowed:
            return _KNOWN[name]
        unknown.append(name)
        return f"TODO-{name}"

    def _item(
        self, parameter: ApiField, subject: CallSubject, scope: FieldScope | None
    ) -> str | None:
        """Return the item of the call's group that a parameter names.

        That is the item whose field has the same name, else by all that it says of itself. A search
        is asked by nothing but what it searches by.
        """
        record = self.spec.records.get(self.group(subject))
        if record is None:
            return None
        function = self.spec.functions.get(subject.key) if subject.action == "run" else None
        search = function.operation if function else None
        by = {one.item for one in search.by} if isinstance(search, Search) else None
        items = [item for item in record.items if by is None or item.key in by]
        paths = {item.key: (scope.path_of(item.key) if scope else None) or "" for item in items}
        same = [key for key, path in paths.items() if path.split(".")[-1] == parameter.name]
        if len(same) == 1:
            return same[0]
        best = max(items, key=lambda i: self.scores.score(i, parameter), default=None)
        sure = best is not None and self.scores.score(best, parameter) >= _LIKELY
        return best.key if best is not None and sure else None

    def group(self, subject: CallSubject) -> str:
        """Return the group of the row a call is about: a form's subject, else a person."""
        persons = self.spec.head.persons.group if self.spec.head.persons else ""
        form = self.spec.forms.get(subject.key) if subject.action == "issue" else None
        return subject.group or (form.subject if form and form.subject else persons)

    def _query(
        self, subject: CallSubject, operation: Operation, scope: FieldScope | None
    ) -> Iterator[tuple[str, str]]:
        for one in operation.takes:
            if one.place != "query" or _page_kind(one):
                continue
            unknown: list[str] = []
            value = self._value(one, subject, scope, unknown)
            if not unknown or one.required:
                yield one.name, value

    def _body(self, subject: CallSubject, operation: Operation, scope: FieldScope | None) -> object:
        own = _VARIABLES.get(subject.action, "")
        prefix = _prefix(operation, own)
        allowed = ALWAYS | BY_ACTION[cast("Action", subject.action)]
        body: dict[str, object] = {}
        if prefix.split(".")[0] in _KNOWN and prefix != own:
            own = ""  # the body holds nothing but what stands beside a row
        if own:
            row = self._row(subject, operation, scope, prefix)
            if not prefix:
                return row
            at: dict[str, object] = body
            *outer, last = prefix.split(".")
            for step in outer:
                inner: dict[str, object] = {}
                at[step.removesuffix("[]")] = inner
                at = inner
            at[last.removesuffix("[]")] = [row] if last.endswith("[]") and own != "rows" else row
        for one in operation.body:
            if not own or not f"{one.path}.".startswith(f"{prefix}."):
                _fill(body, one.path, allowed)
        return body

    def _row(
        self, subject: CallSubject, operation: Operation, scope: FieldScope | None, prefix: str
    ) -> object:
        """Return the row of a body; of a form, with the key of the row the copy is about."""
        variable = "{" + _VARIABLES.get(subject.action, "inputs") + "}"
        record = self.spec.records.get(self.group(subject))
        if subject.action != "issue" or record is None:
            return variable
        names = {item.key: item.name_ja for item in record.items}
        row: dict[str, object] = {"...": variable}
        for field in unwrapped(operation.body, prefix):
            item = self._item(_bare(field.name), subject, scope)
            if item in record.primary_key and not of_another(field.path, names[item]):
                where = (scope.path_of(item) if scope else None) or field.name
                _put(row, field.path, f"{{key.{where}}}")
        return row if len(row) > 1 else variable


def rows_of(operation: Operation) -> str:
    """Return where the rows stand in the answer, as JMESPath; "" for the whole body."""
    prefix = wrapper([f.path for f in operation.gives])
    return prefix.removesuffix("[]")


def _prefix(operation: Operation, own: str) -> str:
    """Return where in a body the row goes: in the member called as ours, else as fields show."""
    heads = {f.path.split(".")[0].removesuffix("[]") for f in operation.body}
    if own in heads:
        return own
    return row_prefix(operation.body) if own else ""


def _put(row: dict[str, object], path: str, value: str) -> None:
    """Write a value at a path; a list that it ends in has it as its only element."""
    *outer, last = path.split(".")
    at = row
    for step in outer:
        inner: dict[str, object] = {}
        at[step.removesuffix("[]")] = [inner] if step.endswith("[]") else inner
        at = inner
    at[last.removesuffix("[]")] = [value] if last.endswith("[]") else value


def _fill(body: dict[str, object], path: str, allowed: Container[str]) -> None:
    """Write a member beside the row, when its name says what it is."""
    *outer, last = path.replace("[]", "").split(".")
    value = _KNOWN.get(last) or (_KNOWN.get(outer[-1]) if outer and last == "id" else None)
    if value is None or "rows" in outer or value.strip("{}") not in allowed:
        return
    at = body
    for step in outer:
        inner = at.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        at = inner
    at.setdefault(last, value)


def _paging(operation: Operation) -> dict[str, object]:
    for one in operation.takes:
        kind = _page_kind(one)
        if kind:
            return {"paging": {"kind": kind, "parameter": one.name}}
    return {}


def _page_kind(field: ApiField) -> str:
    if field.place != "query" or field.kind not in {"integer", "string"}:
        return ""
    return _PAGES.get("".join(parts(field.name)), "")


def _taken(operation: Operation, name: str) -> ApiField:
    """Return the parameter of a path as the document tells of it."""
    told = (one for one in operation.takes if one.place == "path" and one.name == name)
    return next(told, _bare(name))


def _bare(name: str) -> ApiField:
    return ApiField(name, "path")
