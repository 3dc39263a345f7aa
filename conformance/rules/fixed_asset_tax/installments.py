"""The year's tax split into its terms (期割)."""

from typing import Annotated, Final

from pydantic import Field

from conformance.rules import installments as equal
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen, latest

_LAW: Final = "地方税法第362条・第20条の4の2第6項"


@value
class Given:
    """The year's tax, the number of terms (None: four), the unit (None: 1,000 yen)."""

    total_tax: Yen
    terms: Annotated[int, Field(ge=1, le=12)] | None = None
    unit: Annotated[int, Field(ge=1)] | None = None


@value
class Output:
    """The amounts of the terms, first to last (yen)."""

    installments: tuple[int, ...]


@rule("fixed_asset_tax", "installments", law="地方税法第362条・第20条の4の2第6項")
def installments(given: Given, law: Parameters, why: Why) -> Output:
    """Return equal amounts cut to the unit; all that is left falls on the first term."""
    stated = latest(law)
    terms = stated.integer("terms") if given.terms is None else given.terms
    unit = stated.integer("unit") if given.unit is None else given.unit
    parts = equal.split(equal.Given(given.total_tax, terms, unit), why, _LAW)
    return Output(parts.amounts)
