"""The income class and monthly ceiling of medical payment for independence (自立支援医療)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.nested import whole_at
from conformance.rules.scope import within

_LAW: Final = "障害者総合支援法施行令第29条・第35条、附則第12条・第13条"
_CHILD: Final = "2"  # 育成医療
_WELFARE, _LOW_1, _LOW_2, _MIDDLE_1, _MIDDLE_2, _HIGH = "01", "02", "03", "04", "05", "06"


@value
class Given:
    """The day of application, the kind of treatment, the insured household's means (yen).

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    application_date: date
    medical_kind: Literal["1", "2", "3"]
    heavy_continuous: bool
    welfare_recipient: bool
    household_taxed: bool
    own_income: Yen
    income_levy: Yen
    domiciled_on_tax_date: bool = True


@value
class Output:
    """Whether the person is eligible, the class, yen a month (none: the insurance's limit)."""

    eligible: bool
    income_class: str
    ceiling: int | None


@rule("disability_welfare", "medical-ceiling", law=_LAW)
def medical_ceiling(given: Given, law: Parameters, why: Why) -> Output:
    """Return class and ceiling of the insured household.

    Who was not taxed since they had no domicile in Japan on 1 January is not of the low classes,
    but goes by the levy. Where two ceilings may apply (a child's lasting severe illness) they are
    the same. The income that parts the two low classes is not confirmed from 2026-07-01 on, the
    transitional reductions end on 2027-03-31: out of scope from then on, as is a levy in an untaxed
    household.
    """
    now = law.on(given.application_date)
    found = _class(given, now)
    why(
        f"本人収入{given.own_income}円、所得割{given.income_levy}円により所得区分{found}。",
        f"Own income {given.own_income} yen, levy {given.income_levy} yen: class {found}.",
        law="障害者総合支援法施行令第35条",
    )
    ceiling = _ceiling(given, found, now)
    eligible = found != _HIGH or ceiling is not None
    why(
        _words(ceiling, eligible=eligible),
        f"{'Eligible' if eligible else 'Not eligible'}, ceiling {ceiling} yen a month.",
        law=_LAW,
    )
    return Output(eligible, found, ceiling)


def _class(given: Given, now: InForce) -> str:
    if given.welfare_recipient:
        return _WELFARE
    if not given.household_taxed and given.domiciled_on_tax_date:
        within("income_levy", given.income_levy, 0, 0)
        return _LOW_1 if given.own_income <= now.integer("low_threshold") else _LOW_2
    if given.income_levy < now.integer("mid1_levy"):
        return _MIDDLE_1
    return _MIDDLE_2 if given.income_levy < now.integer("mid2_levy") else _HIGH


def _ceiling(given: Given, found: str, now: InForce) -> int | None:
    """Return the ceiling in yen; None where there is none or the person is not eligible."""
    fixed = {_WELFARE: 0, _LOW_1: now.integer("low1"), _LOW_2: now.integer("low2")}
    if found in fixed:
        return fixed[found]
    if given.heavy_continuous:
        return whole_at(now.raw("heavy"), found)
    if given.medical_kind == _CHILD and found != _HIGH:
        return whole_at(now.raw("child"), found)
    return None


def _words(ceiling: int | None, *, eligible: bool) -> str:
    if not eligible:
        return "一定所得以上で重度かつ継続でないため対象外とする。"
    return "上限はない（医療保険の限度額まで）。" if ceiling is None else f"上限月額は{ceiling}円。"
