"""Templates of a profile, compiled once: `{name}` in texts, objects and lists.

A text that is exactly `{name}` becomes the value as it is; within a text it is written as text.
The key `...` merges an object into the one it stands in. Doubled braces stand for single ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.findings import Json

    Variables = Mapping[str, Json]
    Filled = Callable[[Variables], Json]

MERGE = "..."
_TOKEN = re.compile(r"\{\{|\}\}|\{([A-Za-z_][\w.-]*)\}")
_WHOLE = re.compile(r"\{([A-Za-z_][\w.-]*)\}")


def names_in(template: object) -> Iterator[str]:
    """Yield every variable a template uses, as written (`key.atenaNo`)."""
    if isinstance(template, str):
        yield from (found[1] for found in _TOKEN.finditer(template) if found[1])
    elif isinstance(template, dict):
        for name, inner in template.items():
            yield from names_in(name)
            yield from names_in(inner)
    elif isinstance(template, list):
        for inner in template:
            yield from names_in(inner)


def value_of(name: str, variables: Variables) -> Json:
    """Return a variable, or what stands at a dotted path below it; None when nothing does."""
    if name in variables:
        return variables[name]
    head, _, rest = name.partition(".")
    at = variables.get(head)
    for step in rest.split(".") if rest else ():
        at = at.get(step) if isinstance(at, dict) else None
    return at


def text_of(value: Json) -> str:
    """Return a value as it is written within a text, a path or a form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def template(source: Json, *, nulls: str = "null") -> Filled:
    """Return what fills a template; `nulls: omit` leaves members without value out."""
    if isinstance(source, str):
        return _text(source)
    if isinstance(source, dict):
        return _object(source, nulls)
    if isinstance(source, list):
        parts = [template(one, nulls=nulls) for one in source]
        return lambda variables: [part(variables) for part in parts]
    return lambda _variables: source


def path(source: str) -> Callable[[Variables], str]:
    """Return what fills a path; values are quoted for the URL."""
    parts = _parts(source)
    return lambda variables: "".join(
        quote(text_of(value_of(name, variables)), safe="") if name else text for text, name in parts
    )


def _text(source: str) -> Filled:
    whole = _WHOLE.fullmatch(source)
    if whole is not None:
        name = whole[1]
        if "." not in name:
            return lambda variables: variables.get(name)
        return lambda variables: value_of(name, variables)
    parts = _parts(source)
    if all(not name for _, name in parts):
        text = "".join(text for text, _ in parts)
        return lambda _variables: text
    return lambda variables: "".join(
        text_of(value_of(name, variables)) if name else text for text, name in parts
    )


def _object(source: dict[str, Json], nulls: str) -> Filled:
    members = [(name, _text(name), template(one, nulls=nulls)) for name, one in source.items()]

    def filled(variables: Variables) -> Json:
        made: dict[str, Json] = {}
        for name, key, one in members:
            value = one(variables)
            if name == MERGE:
                made.update(value if isinstance(value, dict) else {})
            elif value is not None or nulls != "omit":
                made[text_of(key(variables))] = "" if value is None and nulls == "empty" else value
        return made

    return filled


def _parts(source: str) -> list[tuple[str, str]]:
    """Return a text as (literal, "") and ("", variable) in order."""
    parts: list[tuple[str, str]] = []
    at = 0
    for found in _TOKEN.finditer(source):
        parts.append((source[at : found.start()], ""))
        parts.append(("", found[1]) if found[1] else (found[0][0], ""))
        at = found.end()
    parts.append((source[at:], ""))
    return [part for part in parts if part != ("", "")]
