"""Facts for the codes that a rule states and no worked example holds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from conformance.catalog.input_forms import code_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

    Facts = dict[str, Json]

_EACH = 2  # facts tried for one value


def stated_codes(spec: Specification, rule: str) -> dict[str, tuple[str, ...]]:
    """Return the codes that each input of a rule may have, or a list in it may hold."""
    forms = {name: code_form(spec, form) for name, form in spec.rules[rule].inputs.items()}
    return {name: form.codes for name, form in forms.items() if form is not None and form.codes}


def code_facts(
    codes: Mapping[str, Sequence[str]],
    examples: Sequence[Mapping[str, Json]],
    decided: Callable[[Facts], object],
) -> Iterator[Facts]:
    """Yield worked examples with a code in place of another, for each code that none of them holds.

    Of the facts for one code the first few that the rule decides: what goes together, it knows.
    """
    for name, listed in codes.items():
        held = {code for one in examples for code in _codes(one.get(name))}
        for code in listed:
            if code in held:
                continue
            changed = [_with(one, name, code) for one in examples if one.get(name) is not None]
            yield from islice(filter(decided, changed), _EACH)


def _with(example: Mapping[str, Json], name: str, code: str) -> Facts:
    return {**example, name: [code] if isinstance(example[name], list) else code}


def _codes(value: Json) -> list[str]:
    return [str(one) for one in (value if isinstance(value, list) else [value])]
