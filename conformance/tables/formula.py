"""A rule bound to the columns of a file: texts in, the text that should stand there out."""

from __future__ import annotations

import types
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Union, cast, get_args, get_origin, get_type_hints

from conformance.catalog.models.derive import Const
from conformance.catalog.rule_inputs import put_input
from conformance.catalog.unspecified import unspecified_flags
from conformance.rules.core import GivenError, OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conformance.catalog.models.records import Follows, Item, RecordGroup
    from conformance.findings import Json
    from conformance.rules.core import Derived, RegisteredRule

    Derive = Callable[[Mapping[str, Json]], Derived[object]]


@dataclass(frozen=True)
class Formula:
    """What an item of a group follows from.

    Attributes:
        group: whose rows they are.
        follows: the item, its rule, and where the rule's inputs stand.
        rule: the oracle.
        derive: applies it with the parameters in force.
        calls: what the item calls an output, where it has words of its own.
    """

    group: RecordGroup
    follows: Follows
    rule: RegisteredRule[object, object]
    derive: Derive
    calls: Mapping[str, str] = field(default_factory=dict)

    @property
    def item(self) -> Item:
        """The item that follows."""
        return self.group.item(self.follows.item)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The items the rule looks at, each once."""
        bound = (b for b in self.follows.given.values() if isinstance(b, str))
        return tuple(dict.fromkeys(bound))

    @property
    def unknown_flag(self) -> str | None:
        """The item that says of a row that its value is not known; None where there is none."""
        return unspecified_flags(self.group.items).get(self.item.key)

    def derived(self, texts: Sequence[str | None]) -> Derived[object] | None:
        """Return what the rule gives for the texts of `inputs`; None when it does not decide.

        Nor does it of a month, where not every day of the month gives the same.
        """
        told = dict(zip(self.inputs, texts, strict=True))
        try:
            found = self.derive(self._given(told))
            if self._months and self._differs(found, self.derive(self._given(told, last=True))):
                return None
        except (GivenError, OutOfScopeError, ValueError):
            return None
        return found

    @cached_property
    def _months(self) -> bool:
        """Whether a month is given where the rule asks for a day."""
        hints = get_type_hints(self.rule.given_type)
        return any(
            isinstance(at, str)
            and self.group.item(at).type == "year_month"
            and date in _kinds(hints.get(name))
            for name, at in self.follows.given.items()
        )

    def _differs(self, one: Derived[object], other: Derived[object]) -> bool:
        return self.text_of(one) != self.text_of(other)

    def text_of(self, derived: Derived[object]) -> str | None:
        """Return the item's value as a file writes it; None where it should be empty."""
        value = derived.as_json()[self.follows.output]
        text = str(int(value)) if isinstance(value, bool) else str(value)
        if value is None or (self.calls and text not in self.calls):
            return None
        return self.calls.get(text, text)

    def _given(self, texts: Mapping[str, str | None], *, last: bool = False) -> dict[str, Json]:
        hints = get_type_hints(self.rule.given_type)
        given: dict[str, Json] = {}
        for name, binding in self.follows.given.items():
            value: Json = None
            if isinstance(binding, str):
                text, item = texts[binding], self.group.item(binding)
                if text is not None:
                    value = parse_value(text, item, hints.get(name), last=last)
            elif isinstance(binding, Const):
                fixed = binding.const
                value = cast("Json", list(fixed) if isinstance(fixed, tuple) else fixed)
            else:
                continue
            put_input(given, name, value)
        return given


def parse_value(text: str, item: Item, hint: object, *, last: bool = False) -> Json:
    """Return the text of an item as a rule reads it (`ValueError` when it is malformed).

    A month given to a rule that asks for a day is its first day, or its last.
    """
    kinds = _kinds(hint)
    if item.type == "flag":
        return {"0": False, "1": True}[text] if text in {"0", "1"} else text
    if item.type == "integer" or int in kinds:
        return int(text)
    if item.type == "year_month" and date in kinds:
        first = date.fromisoformat(f"{text}-01")
        return str(first.replace(day=monthrange(first.year, first.month)[1]) if last else first)
    return text


def _kinds(hint: object) -> frozenset[object]:
    """Return the plain types behind a hint."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _kinds(get_args(hint)[0])
    if origin in {Union, types.UnionType}:
        return frozenset[object]().union(*(_kinds(part) for part in get_args(hint)))
    return frozenset({hint})
