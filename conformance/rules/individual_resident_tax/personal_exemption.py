"""Persons exempt for what they are: on assistance, disabled, minors, widows, single parents."""

from datetime import date

from conformance.rules.ages import attains
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.individual_resident_tax._in_force import Year, base_date, law_of

_LAW = "地方税法第295条第1項"


@value
class Given:
    """The fiscal year, the birth, the total income of the year before (yen) and the person."""

    fiscal_year: Year
    birth_date: date
    total_income: int
    welfare: bool = False
    disabled: bool = False
    widow: bool = False
    single_parent: bool = False
    domiciled_on_tax_date: bool = True


@value
class Output:
    """Whether the person pays neither per-capita levy nor income levy."""

    exempt: bool


@rule("individual_resident_tax", "personal-exemption", law=_LAW)
def personal_exemption(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the person is exempt on 1 January.

    Livelihood assistance exempts whatever the income; disabled persons, minors, widows and single
    parents are exempt up to the limit, which counts as within. A minor has not attained the age by
    the end of 1 January: born on 2 January, it is attained. Who has no domicile in Japan is exempt
    on no ground. Out of scope: born after that day, and a single parent of the years in which that
    was no ground.
    """
    day = base_date(given.fiscal_year)
    if given.birth_date > day:
        msg = f"birth_date: expected a day on or before the base date {day}"
        raise OutOfScopeError(msg)
    if not given.domiciled_on_tax_date:
        why("国内に住所を有しない。", "No domicile in Japan.", law=f"{_LAW}ただし書")
        return Output(exempt=False)
    if given.welfare:
        why("賦課期日に生活扶助を受けている。", "On livelihood assistance.", law=f"{_LAW}第1号")
        return Output(exempt=True)
    in_force = law_of(law, given.fiscal_year)
    limit, adult = in_force.integer("limit"), in_force.integer("adult_age")
    if given.single_parent and "single_parents" not in in_force:
        msg = f"single_parent: no ground in fiscal year {given.fiscal_year} (from 2021 on)"
        raise OutOfScopeError(msg)
    minor = attains(given.birth_date, adult) > day
    protected = minor or given.disabled or given.widow or given.single_parent
    why(
        f"{day}に{adult}歳に{'達しておらず未成年者' if minor else '達している'}。"
        f"第2号の者に当たる: {'はい' if protected else 'いいえ'}。",
        f"{'Not yet' if minor else 'Already'} {adult} on {day}; named in item 2: {protected}.",
        law=f"{_LAW}第2号",
    )
    exempt = protected and given.total_income <= limit
    why(
        f"合計所得金額{given.total_income}円、上限{limit}円。",
        f"Total income {given.total_income} yen, limit {limit} yen.",
        law=f"{_LAW}第2号",
    )
    return Output(exempt)
