"""Which area's association insures a person (住所地特例)."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "高齢者の医療の確保に関する法律第55条・第55条の2"


@value
class Given:
    """What happened, from where to where, and the areas that may go on."""

    event: Literal["age75", "facility", "ordinary"]
    origin_area: str
    destination_area: str
    nhi_exception_active: bool
    nhi_exception_area: str | None
    current_exception_area: str | None


@value
class Output:
    """The area whose association insures the person."""

    area: str


@rule("late_elderly_medical_care", "insurer-area", law=_LAW)
def insurer_area(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the area of the health insurance's exception, of an earlier one, or of the address.

    Turning 75 takes over the exception of the national health insurance; moving on between
    facilities keeps the first area; an ordinary move ends every exception. Who is insured under an
    exception by disability already stays so on turning 75. Both exceptions at once are out of
    scope.
    """
    area = _area(given)
    why(
        f"出来事は{given.event}、{given.origin_area}から{given.destination_area}へ。",
        f"{given.event}, from {given.origin_area} to {given.destination_area}.",
        law=_LAW,
    )
    why(f"{area}の広域連合の被保険者となる。", f"Insured by the area {area}.", law=_LAW)
    return Output(area)


def _area(given: Given) -> str:
    if given.event == "ordinary":
        return given.destination_area
    if given.event == "facility":
        return given.current_exception_area or given.origin_area
    if not given.nhi_exception_active:
        return given.current_exception_area or given.destination_area
    if given.current_exception_area is not None:
        msg = "current_exception_area: nobody has both exceptions, expected None"
        raise OutOfScopeError(msg)
    if given.nhi_exception_area is None:
        msg = "nhi_exception_area: expected the area of the active exception, found None"
        raise OutOfScopeError(msg)
    return given.nhi_exception_area
