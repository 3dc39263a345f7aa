"""What a rule's input may be, as the catalogue writes it: `code(a|b)`, `code(a|b|*)|null`.

A code names its values, or the code list that holds them. `*` stands for any other code: the rule
treats those it does not name alike. `|null` marks an input that may be left empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

_CODE = re.compile(r"(?:list of )?code(?:\((?P<listed>[^)]*)\))?(?P<rest>.*)")
_ANY = "*"
NULL = "null"


@dataclass(frozen=True, slots=True)
class CodeForm:
    """The codes an input may have; `open`: others, too. Empty and not open: none are stated."""

    codes: tuple[str, ...]
    open: bool = False

    def allows(self, value: str) -> bool:
        """Say whether a code is one of those stated."""
        return self.open or value in self.codes


@dataclass(frozen=True, slots=True)
class Unstated:
    """A value that the form of its input does not allow; `known` is empty for null."""

    name: str
    value: str | None
    known: tuple[str, ...]


def code_form(spec: Specification, written: object) -> CodeForm | None:
    """Return the codes of an input as written; None when it is no code."""
    found = _CODE.match(written) if isinstance(written, str) else None
    if found is None:
        return None
    listing = (found["listed"] or "").partition(";")[0]  # a remark may follow
    parts = (part.partition("=")[0].strip() for part in re.split(r"[|,]", listing))  # code=meaning
    names = tuple(filter(None, parts))
    if len(names) == 1 and names[0] in spec.codes:
        listed = spec.codes[names[0]]
        return CodeForm(tuple(listed.values), listed.open_values)
    return CodeForm(tuple(n for n in names if n != _ANY), _ANY in names)


def may_be_null(written: object) -> bool:
    """Say whether an input may be left empty; what is not written as text says so itself."""
    return not isinstance(written, str) or NULL in re.split(r"[|()\s]", written)


def unstated(spec: Specification, rule: Rule, facts: Mapping[str, object]) -> Iterator[Unstated]:
    """Yield the codes of facts that the rule's inputs do not state, and nulls where none may be."""
    for name, written in rule.inputs.items():
        if name not in facts:
            continue
        if facts[name] is None and not may_be_null(written):
            yield Unstated(name, None, ())
        form = code_form(spec, written)
        for value in _texts(facts[name]) if form else ():
            if form is not None and not form.allows(value):
                yield Unstated(name, value, form.codes)


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list | tuple) else [value]:
        if one is not None:
            yield str(one)
