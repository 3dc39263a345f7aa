"""The last day a certificate of insurance is valid."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import LATEST, not_before
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法第9条第2項、同法施行規則第6条第2項・第3項"
_ELDER, _LATE = 70, 75


@value
class Given:
    """The issue, the birth, the limits of renewal and residence, whether it ends at 70."""

    issued_on: date
    birth_date: date
    annual_until: date
    residence_limit: date | None
    cut_at_70: bool


@value
class Output:
    """The last day valid."""

    valid_until: date


@rule("national_health_insurance", "certificate-valid-until", law=_LAW)
def certificate_valid_until(given: Given, law: Parameters, why: Why) -> Output:
    """Return the earliest of renewal, residence, the eve of 75 and, if cut there, the month of 70.

    Out of scope: a limit that passed before the issue, which leaves nothing to certify, and a
    renewal more than five years from the day of issue on (施行規則第6条第3項).
    """
    longest = last_day_of_term(given.issued_on, law.on(LATEST).integer("max_years"))
    if given.annual_until > longest:
        msg = f"annual_until: expected a day up to {longest}, found {given.annual_until}"
        raise OutOfScopeError(msg)
    limits = [given.annual_until, attains(given.birth_date, _LATE)]
    if given.residence_limit is not None:
        limits.append(given.residence_limit)
    elder = YearMonth.of(attains(given.birth_date, _ELDER)).last_day
    if given.cut_at_70 and given.issued_on <= elder:
        limits.append(elder)
    stay = given.residence_limit
    why(
        f"更新の期限{limits[0]}、75歳の誕生日の前日{limits[1]}、在留期間{stay or 'なし'}、"
        f"70歳到達月の末日{elder}（{'区切る' if given.cut_at_70 else '区切らない'}）。",
        f"Renewal {limits[0]}, eve of 75 {limits[1]}, residence {stay or 'unlimited'}, month "
        f"of 70 {elder} ({'a limit' if given.cut_at_70 else 'no limit'}).",
        law=_LAW,
    )
    until = min(limits)
    not_before("valid_until", until, given.issued_on)
    why(f"最も早い{until}まで有効。", f"Valid through the earliest, {until}.", law=_LAW)
    return Output(until)
