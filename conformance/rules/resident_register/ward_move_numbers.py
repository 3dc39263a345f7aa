"""Which numbers change when a whole household moves between wards of a designated city."""

from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 1.1.13、4.0.2"
_DESIGNATED: Final = "designated_city"


@value
class Given:
    """The kind of city, both wards, the numbers now, and the household number that is next."""

    city_type: Code
    from_ward: str
    to_ward: str
    atena_number: Code
    household_number: Code
    next_household_number: Code


@value
class Output:
    """The numbers after the move of the whole household, and what becomes of the old record."""

    atena_number: Code
    household_number: Code
    source_record: Literal["live", "removed"]


@rule("resident_register", "ward-move-numbers", law=_LAW)
def ward_move_numbers(given: Given, _law: Parameters, why: Why) -> Output:
    """Return a new household number and a removed record only across wards of a designated city.

    The person's number (宛名番号) never changes. A designated city's address without a ward is out
    of scope.
    """
    across = _across_wards(given)
    why(
        f"「{given.from_ward}」から「{given.to_ward}」への異動は、指定都市の区間異動で"
        f"{'ある' if across else 'ない'}。",
        f"The move from {given.from_ward!r} to {given.to_ward!r} is "
        f"{'one' if across else 'not one'} between wards of a designated city.",
        law=_LAW,
    )
    household = given.next_household_number if across else given.household_number
    why(
        f"宛名番号{given.atena_number}は変えず、"
        f"世帯番号は{household}{'に替える' if across else 'のままとする'}。",
        f"The number {given.atena_number} stays; the household number is "
        f"{'now' if across else 'still'} {household}.",
        law="標準仕様書 第1.0版 1.1.13",
    )
    why(
        f"元の住民票は{'除票になる' if across else '現存のまま'}。",
        f"The old record is {'removed' if across else 'still live'}.",
        law="標準仕様書 第1.0版 4.0.2",
    )
    return Output(given.atena_number, household, "removed" if across else "live")


def _across_wards(given: Given) -> bool:
    if given.city_type != _DESIGNATED:
        return False
    if not (given.from_ward and given.to_ward):
        msg = (
            "from_ward, to_ward: expected the wards of a designated city, "
            f"found {given.from_ward!r} and {given.to_ward!r}"
        )
        raise OutOfScopeError(msg)
    return given.from_ward != given.to_ward
