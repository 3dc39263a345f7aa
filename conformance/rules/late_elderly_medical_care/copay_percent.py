"""The share of the costs that the insured of a household pay."""

from datetime import date
from typing import Final

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST

_LAW: Final = "高齢者の医療の確保に関する法律第67条、同法施行令第7条"


@value
class Insured:
    """An insured person of the household: the birth and five kinds of income (yen)."""

    birth_date: date
    taxable_income: int
    proviso_income: int
    gross_receipts: int
    pension_receipts: int
    other_income: int


@value
class Given:
    """The insured of the household; the receipts of its members from 70 to 74 (yen).

    Whether nobody of the household is taxed (市町村民税世帯非課税者).
    """

    insured: tuple[Insured, ...]
    others_70_74_receipts: tuple[int, ...]
    household_tax_exempt: bool = False


@value
class Output:
    """The share in percent."""

    percent: int


@rule("late_elderly_medical_care", "copay-percent", law=_LAW)
def copay_percent(given: Given, law: Parameters, why: Why) -> Output:
    """Return 30 percent for an active income, 20 for a middle one, 10 otherwise.

    An active income may be lowered by the household's proviso incomes or its receipts. Who lives in
    an untaxed household pays 10 percent whatever the income (第3項第2号・第5項第4号). A household
    without an insured person is out of scope.
    """
    if not given.insured:
        msg = "insured: expected an insured person, found none"
        raise OutOfScopeError(msg)
    now, highest = law.on(LATEST), max(person.taxable_income for person in given.insured)
    why(
        f"被保険者{len(given.insured)}人、課税所得の最高は{highest}円。",
        f"{len(given.insured)} insured, the highest taxable income is {highest} yen.",
        law=_LAW,
    )
    if given.household_tax_exempt:
        why("市町村民税世帯非課税者のため1割。", "An untaxed household: a tenth.", law=_LAW)
        return Output(now.integer("low_percent"))
    if highest >= now.integer("taxable_30") and not _excepted(given, now, why):
        why("現役並み所得のため30％。", "Earns like the active: 30 percent.", law=_LAW)
        return Output(now.integer("high_percent"))
    middle = highest >= now.integer("taxable_20") and _middle(given, now, why)
    percent = now.integer("middle_percent" if middle else "low_percent")
    why(f"負担割合は{percent}％。", f"{percent} percent.", law=_LAW)
    return Output(percent)


def _excepted(given: Given, now: InForce, why: Why) -> bool:
    """Say whether proviso incomes or receipts take the household out of 30 percent."""
    people, others = given.insured, given.others_70_74_receipts
    proviso = sum(person.proviso_income for person in people)
    gross = sum(person.gross_receipts for person in people)
    why(
        f"旧ただし書所得の合計{proviso}円、収入の合計{gross}円、70〜74歳の者の収入{sum(others)}円。",
        f"Proviso incomes {proviso}, receipts {gross}, of those from 70 to 74 {sum(others)} yen.",
        law=_LAW,
    )
    young = any(person.birth_date >= now.date("proviso_born_from") for person in people)
    if young and proviso <= now.integer("proviso_total"):
        return True
    several = now.integer("gross_multiple")
    if len(people) > 1:
        return gross < several
    together = bool(others) and gross + sum(others) < several
    return gross < now.integer("gross_single") or together


def _middle(given: Given, now: InForce, why: Why) -> bool:
    """Say whether pensions and other incomes reach the limit of 20 percent."""
    total = sum(person.pension_receipts + person.other_income for person in given.insured)
    limit = now.integer("single_20" if len(given.insured) == 1 else "multiple_20")
    why(
        f"年金収入とその他の合計所得の合計は{total}円（基準{limit}円）。",
        f"Pensions and other incomes are {total} yen (limit {limit}).",
        law=_LAW,
    )
    return total >= limit
