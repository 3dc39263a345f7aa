"""What the pension payer withholds: provisionally in spring, for good in autumn."""

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import TAX_UNIT
from conformance.rules.individual_resident_tax._in_force import latest
from conformance.rules.individual_resident_tax._monthly_split import Split, split
from conformance.rules.rounding import floor_to

_LAW = "地方税法第321条の7の2・第321条の7の8・第20条の4の2"
_PAYMENTS, _ORDINARY_TERMS, _ORDINARY_UNIT = 3, 2, 1_000


@value
class Given:
    """Whether withholding goes on, the pension tax of last year and of this year (yen)."""

    continuing: bool
    this_year_tax: NonNegativeInt
    prev_year_pension_tax: NonNegativeInt = 0


@value
class Output:
    """The six payments, the two ordinary terms and the refund (yen)."""

    apr: int
    jun: int
    aug: int
    oct: int
    dec: int
    feb: int
    ordinary_1: int
    ordinary_2: int
    refund: int


@rule("individual_resident_tax", "pension-special-collection", law=_LAW)
def pension_special_collection(given: Given, law: Parameters, why: Why) -> Output:
    """Return the amounts: half of last year's tax first, then the rest of this year's.

    Halves and thirds are cut to 100 yen, a half below 100 yen is 100 yen, what is left over falls
    on April and October. In the first year the other half is paid in two ordinary terms, cut to
    1,000 yen.
    """
    if given.continuing:
        return _continuing(given, latest(law), why)
    autumn = _half(given.this_year_tax, latest(law))
    late = split(autumn, _PAYMENTS, TAX_UNIT)
    ordinary = split(given.this_year_tax - autumn, _ORDINARY_TERMS, _ORDINARY_UNIT)
    why(
        f"新規のため年税額{given.this_year_tax}円の2分の1の{autumn}円を10月から徴収する。",
        f"New: half of {given.this_year_tax} yen, {autumn} yen, is withheld from October.",
        law=_LAW,
    )
    why(
        f"残りは普通徴収で{ordinary.first}円と{ordinary.other}円。",
        f"The rest is paid as {ordinary.first} and {ordinary.other} yen.",
        law=_LAW,
    )
    return _output(Split(0, 0), late, ordinary, 0)


def _half(tax: int, law: InForce) -> int:
    """Return half of a tax, cut to 100 yen but not below the least amount; of no tax nothing."""
    return max(floor_to(tax // 2, TAX_UNIT), law.integer("least")) if tax else 0


def _continuing(given: Given, law: InForce, why: Why) -> Output:
    spring = _half(given.prev_year_pension_tax, law)
    why(
        f"前年度の年税額{given.prev_year_pension_tax}円の2分の1の{spring}円を仮徴収する。",
        f"Half of last year's {given.prev_year_pension_tax} yen, {spring} yen, comes first.",
        law="地方税法第321条の7の8",
    )
    rest = given.this_year_tax - spring
    why(
        f"本徴収は{max(rest, 0)}円、還付は{max(-rest, 0)}円。",
        f"{max(rest, 0)} yen follow from October, {max(-rest, 0)} yen are paid back.",
        law="地方税法第321条の7の2",
    )
    early = split(spring, _PAYMENTS, TAX_UNIT)
    return _output(early, split(max(rest, 0), _PAYMENTS, TAX_UNIT), Split(0, 0), max(-rest, 0))


def _output(early: Split, late: Split, ordinary: Split, refund: int) -> Output:
    return Output(
        apr=early.first,
        jun=early.other,
        aug=early.other,
        oct=late.first,
        dec=late.other,
        feb=late.other,
        ordinary_1=ordinary.first,
        ordinary_2=ordinary.other,
        refund=refund,
    )
