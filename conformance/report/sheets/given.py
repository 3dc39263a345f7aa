"""The values that go into a package for a case, item by item, as the catalogue names them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from conformance.contract.call import CLERK
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.values.words import Language
    from conformance.worlds.foretold import Foretold

_DAY = Bilingual("業務日付", "business date")
_ROLE = Bilingual("権限", "role")
_BEFORE = Bilingual("先に登録してある行", "rows that stand before")


def given_said(
    case: Case, one: Foretold, specs: Mapping[str, Specification], day: str, lang: Language
) -> str:
    """Return each item with its value; another function than the case's own is named first."""
    call, spec = one.call, specs.get(one.call.domain)
    named = {} if spec is None else _names(spec, str(call.key), call.body, lang)
    said = [f"{name}={value}" for name, value in _values(call.body, named)]
    if one.day not in {"", day}:
        said.append(f"{_DAY.spoken(lang)}={one.day}")
    if call.role != CLERK:
        said.append(f"{_ROLE.spoken(lang)}={call.role}")
    if one.before:
        said.append(f"{_BEFORE.spoken(lang)}={one.before}")
    other = call.key != case.requirement.key
    head = [f"[{_title(spec, call.key, lang)}]"] if other and spec is not None else []
    return "\n".join((*head, *said))


def _values(body: Mapping[str, Json], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name and value of each leaf; what is nested in lists is told as JSON."""
    for key, value in body.items():
        if isinstance(value, dict):
            yield from _values(value, names)
        elif value is None or isinstance(value, str):
            yield names.get(key, key), value or "∅"
        else:
            yield names.get(key, key), json.dumps(value, ensure_ascii=False)


def _names(
    spec: Specification, key: str, body: Mapping[str, Json], lang: Language
) -> dict[str, str]:
    """Return the names of the items of the group that a call is about."""
    function, subject = spec.functions.get(key), body.get("subject")
    of = subject.get("group") if isinstance(subject, dict) else None
    operation = None if function is None else function.operation
    group = spec.records.get(str(of or getattr(operation, "record", "")))
    if group is None or lang == "en":
        return {}
    return {item.key: item.name_ja for item in group.items}


def _title(spec: Specification, key: str, lang: Language) -> str:
    found = spec.functions.get(key) or spec.forms.get(key)
    if found is None:
        return key
    return found.title_ja if lang == "ja" else found.title_en or key
