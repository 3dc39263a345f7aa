"""The installments of ordinary collection."""

from pydantic import NonNegativeInt, PositiveInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.individual_resident_tax._monthly_split import Split, split

_LAW = "地方税法第20条の4の2第6項"


@value
class Given:
    """The tax of the year (yen), terms and unit where the ordinance sets them, all at once."""

    annual_tax: NonNegativeInt
    terms: PositiveInt | None = None
    unit: PositiveInt | None = None
    first_term_only: bool = False


@value
class Output:
    """The installments, first to last (yen)."""

    installments: tuple[int, ...]


@rule("individual_resident_tax", "ordinary-installments", law=f"{_LAW}・第320条")
def ordinary_installments(given: Given, law: Parameters, why: Why) -> Output:
    """Return equal installments cut to the unit, the first with all the rest.

    Who owes but the per-capita levy and the forest tax pays all in the first term (第320条).
    """
    in_force = latest(law)
    terms = in_force.integer("terms") if given.terms is None else given.terms
    unit = in_force.integer("unit") if given.unit is None else given.unit
    if given.first_term_only:
        shares = Split(given.annual_tax, 0)
        why("均等割額等だけなので第1期に全額。", "All falls due at once.", law="地方税法第320条")
    else:
        shares = split(given.annual_tax, terms, unit)
        why(
            f"{given.annual_tax}円を{terms}期に分け{unit}円未満を切り捨て、第2期以後は{shares.other}円。",
            f"{given.annual_tax} yen over {terms} terms, cut to {unit}: {shares.other} yen each.",
            law=_LAW,
        )
    why(f"第1期は{shares.first}円。", f"The first term: {shares.first} yen.", law=_LAW)
    return Output((shares.first, *[shares.other] * (terms - 1)))
