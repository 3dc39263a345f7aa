"""Who files the furigana of a surname or of a given name."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.family_register._ages import AGE_LAW, age_on

Filer = Literal["head", "spouse", "children", "self", "legal_representative"]
_LAW: Final = "令和5年法律第48号附則第6条・第8条・第10条・第12条"


@value
class Given:
    """Which part of the name, a first filing or a change, the birth, who left the register.

    `spouse_removed`: the spouse left the register, or there never was one.
    """

    name_part: Literal["surname", "given"]
    birth_on: date
    filed_on: date
    head_removed: bool
    spouse_removed: bool
    filing_kind: Literal["initial", "change"] = "initial"


@value
class Output:
    """Who may file, and whether they have to do so together."""

    filers: tuple[Filer, ...]
    jointly: bool


@rule("family_register", "furigana-filer", law=_LAW)
def furigana_filer(given: Given, law: Parameters, why: Why) -> Output:
    """Return who files: for a surname the head, else the spouse, else the children.

    A head who has a spouse changes the surname's together with the spouse. A given name is filed by
    the legal representative up to 14, by either at 15 to 17, then by the person alone; ages count
    from the birthday. First filings outside the year for them, and changes within it, are out of
    scope: a change is one of what was entered afterwards. So is a given name of who was born since
    the law began: furigana came with the birth (附則第8条・第12条).
    """
    _hold_open(given, law)
    if given.name_part == "surname":
        filers = _of_surname(given)
    else:
        filers = _of_given_name(given, law.on(given.filed_on), why)
    jointly = "head" in filers and "spouse" in filers
    why(
        f"届け出るのは{'・'.join(filers)}{'（ともに届け出る）' if jointly else ''}。",
        f"Filed by {', '.join(filers)}{', together' if jointly else ''}.",
        law=_LAW,
    )
    return Output(filers, jointly)


def _hold_open(given: Given, law: Parameters) -> None:
    last = law.on(given.filed_on).date("initial_until")
    if (given.filing_kind == "initial") is not (given.filed_on <= last):
        msg = f"filing_kind: expected initial until {last}, then change; found {given.filed_on}"
        raise OutOfScopeError(msg)


def _of_surname(given: Given) -> tuple[Filer, ...]:
    if not given.head_removed:
        together = given.filing_kind == "change" and not given.spouse_removed
        return ("head", "spouse") if together else ("head",)
    return ("children",) if given.spouse_removed else ("spouse",)


def _of_given_name(given: Given, now: InForce, why: Why) -> tuple[Filer, ...]:
    last = now.date("born_until")
    if given.birth_on > last:
        msg = f"birth_on: expected a day until {last} (in a register when the law began)"
        raise OutOfScopeError(f"{msg}, found {given.birth_on}")
    age = age_on("filed_on", given.birth_on, given.filed_on)
    why(f"届出の日に{age}歳。", f"{age} on the day of filing.", law=AGE_LAW)
    if age < now.integer("own_from"):
        return ("legal_representative",)
    return ("self", "legal_representative") if age < now.integer("alone_from") else ("self",)
