"""What a law on files says that a made-up row must have by a rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.file_laws import RuleInput
from conformance.catalog.rule_inputs import input_column
from conformance.contract.oracles import derive, oracle
from conformance.tables.ruled import formula_of, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.file_laws import RuleGives
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json

    Pair = tuple[Mapping[str, Json], Mapping[str, Json]]


def ruled(
    spec: Specification, one: RuleGives, groups: tuple[RecordGroup, RecordGroup], pair: Pair
) -> Json:
    """Return what the rule gives for a row and its partner; None where it decides nothing."""
    formula = formula_of(one, groups, oracle(spec, one.rule), partial(derive, spec, one.rule))
    texts: dict[str, str | None] = {}
    for name, binding in one.given.items():
        if isinstance(binding, RuleInput):
            row, key = (pair[0], binding.item) if binding.item else (pair[1], binding.of)
            text = _written(row.get(cast("str", key)))
            text = word(binding.empty) if text is None and binding.empty is not None else text
            told = {code: word(one) for code, one in binding.values.items()}
            if told and text is not None and text not in {*told, word(binding.empty)}:
                return None
            texts[input_column(name)] = told.get(text or "", text)
        elif isinstance(binding, str):
            texts[input_column(name)] = _written(pair[0].get(binding))
    derived = formula.derived([texts[key] for key in formula.inputs])
    found = None if derived is None else formula.text_of(derived)
    return int(found) if found is not None and formula.item.type == "integer" else found


def _written(value: Json) -> str | None:
    if value in (None, ""):
        return None
    return str(int(value)) if isinstance(value, bool) else str(value)
