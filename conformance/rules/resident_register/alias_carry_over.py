"""Whether a former surname or alias is carried over on the return from abroad."""

from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value

_LAW: Final = "住民基本台帳法施行令・標準仕様書 第1.0版 1.1.7"


@value
class Given:
    """Where the person left from and returned to, whether it is the first return, and the entry."""

    departed_municipality: Code
    return_municipality: Code
    first_return_from_abroad: bool
    had_entry_at_departure: bool


@value
class Output:
    """Whether the former surname or alias (旧氏・通称) can be carried over."""

    can_carry_over: bool


@rule("resident_register", "alias-carry-over", law=_LAW)
def alias_carry_over(given: Given, _law: Parameters, why: Why) -> Output:
    """Return true on the first return to the municipality left with an entry on the record."""
    entry, first = given.had_entry_at_departure, given.first_return_from_abroad
    same = given.departed_municipality == given.return_municipality
    why(
        f"国外への転出の時に旧氏・通称が{'載っていた' if entry else '載っていない'}。",
        f"The record {'held' if entry else 'did not hold'} a former surname or alias at departure.",
        law=_LAW,
    )
    why(
        f"転出時の{given.departed_municipality}と転入先の{given.return_municipality}は"
        f"{'同じ' if same else '別の'}市区町村で、"
        f"その後の最初の国外からの転入で{'ある' if first else 'ない'}。",
        f"Left {given.departed_municipality}, returned to {given.return_municipality}; "
        f"it is {'the first' if first else 'not the first'} return from abroad.",
        law=_LAW,
    )
    possible = entry and first and same
    why(
        f"引き継ぐことが{'できる' if possible else 'できない'}。",
        f"It {'can' if possible else 'cannot'} be carried over.",
        law=_LAW,
    )
    return Output(possible)
