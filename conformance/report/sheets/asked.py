"""What is put into a package for a case, in words, as the catalogue names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.words import POLARITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.values.words import Language


def inputs_said(spec: Specification, case: Case, lang: Language) -> str:
    """Return the inputs of a case by the names of their items; what is drawn is not told."""
    names = tuple(dict.fromkeys(_inputs(spec, case, lang)))
    return ("、" if lang == "ja" else ", ").join(names)


def expected_said(case: Case, lang: Language) -> str:
    """Return what a package that conforms does, with the code that a refusal is bound to."""
    told = POLARITIES[case.polarity].spoken(lang)
    return told if case.reason is None else f"{told} [{case.reason}]"


def _inputs(spec: Specification, case: Case, lang: Language) -> Iterator[str]:
    """Yield names of what goes in: items of a function, facts of a rule, the group of a file."""
    ref, params = case.requirement, case.params
    if ref.kind == "function":
        operation = spec.functions[ref.key].operation
        group = spec.records.get(str(getattr(operation, "record", "")))
        named = {} if group is None else {item.key: item for item in group.items}
        for key in getattr(operation, "inputs", ()):
            item = named.get(str(key))
            yield str(key) if item is None or lang == "en" else item.name_ja
    elif ref.kind == "rule":
        yield from map(str, spec.rules[ref.key].inputs)
    elif ref.kind == "record":
        yield _file(spec, ref.key, lang)
    elif ref.kind == "form":
        yield spec.forms[ref.key].title_ja if lang == "ja" else ref.key
    if isinstance(way := params.get("way"), str) and way in spec.functions:
        function = spec.functions[way]
        yield function.title_ja if lang == "ja" else function.title_en or way
    if isinstance(file := params.get("group"), str) and file in spec.records:
        yield _file(spec, file, lang)


def _file(spec: Specification, group: str, lang: Language) -> str:
    found = spec.records[group]
    return found.name_ja if lang == "ja" else found.name_en or group
