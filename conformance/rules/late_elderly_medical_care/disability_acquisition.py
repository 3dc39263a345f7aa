"""The day on which a person becomes insured by a certified disability."""

from datetime import date, timedelta
from typing import Final

from conformance.rules.ages import birthday
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.late_elderly_medical_care._start import LAW_START
from conformance.rules.scope import not_before

_LAW: Final = "高齢者の医療の確保に関する法律第50条第2号・第52条"
_FROM, _UNTIL = 65, 75


@value
class Given:
    """The birth and the day of the certificate."""

    birth_date: date
    certified_on: date


@value
class Output:
    """The first day insured, None when age gives it already; halved limits never apply."""

    acquired_on: date | None
    half_limit: bool


@rule("late_elderly_medical_care", "disability-acquisition", law=_LAW)
def disability_acquisition(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the day certified, not before the 65th birthday, and none from the 75th on.

    Certificates of a time before this insurance began are out of scope, and those of the eve of the
    65th birthday: by the Act on the calculation of age that is the day on which 65 is attained, in
    practice the birthday counts.
    """
    certified = not_before("certified_on", given.certified_on, max(given.birth_date, LAW_START))
    first, last = birthday(given.birth_date, _FROM), birthday(given.birth_date, _UNTIL)
    if certified == first - timedelta(days=1):
        msg = f"certified_on: the eve of the 65th birthday ({certified}) is decided by no text"
        raise OutOfScopeError(msg)
    why(
        f"認定日は{certified}、65歳の誕生日は{first}、75歳の誕生日は{last}。",
        f"Certified on {certified}; 65 on {first}, 75 on {last}.",
        law=_LAW,
    )
    acquired = max(certified, first) if certified < last else None
    why(
        "75歳の誕生日以後は年齢による資格のため、認定による取得はない。"
        if acquired is None
        else f"{acquired}に資格を取得し、到達月の半額特例はない。",
        "Insured by age already."
        if acquired is None
        else f"Insured from {acquired}, without halved limits.",
        law=_LAW,
    )
    return Output(acquired, half_limit=False)
