"""Who files the furigana of a surname or of a given name."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.family_register._ages import AGE_LAW, age_on

Filer = Literal["head", "spouse", "children", "self", "legal_representative"]
_OWN_FROM: Final = 15
_ALONE_FROM: Final = 18
_LAW: Final = "令和5年法律第48号附則"


@value
class Given:
    """Which part of the name, the birth, the filing, and who left the register."""

    name_part: Literal["surname", "given"]
    birth_on: date
    filed_on: date
    head_removed: bool
    spouse_removed: bool


@value
class Output:
    """Who may file."""

    filers: tuple[Filer, ...]


@rule("family_register", "furigana-filer", law=_LAW)
def furigana_filer(given: Given, _law: Parameters, why: Why) -> Output:
    """Return who files: for a surname the head, else the spouse, else the children.

    A given name is filed by the legal representative up to 14, by either at 15 to 17, then by
    the person alone; ages count from the birthday.
    """
    filers = _of_surname(given) if given.name_part == "surname" else _of_given_name(given, why)
    why(f"届け出るのは{'・'.join(filers)}。", f"Filed by {', '.join(filers)}.", law=_LAW)
    return Output(filers)


def _of_surname(given: Given) -> tuple[Filer, ...]:
    if not given.head_removed:
        return ("head",)
    return ("children",) if given.spouse_removed else ("spouse",)


def _of_given_name(given: Given, why: Why) -> tuple[Filer, ...]:
    age = age_on("filed_on", given.birth_on, given.filed_on)
    why(f"届出の日に{age}歳。", f"{age} on the day of filing.", law=AGE_LAW)
    if age < _OWN_FROM:
        return ("legal_representative",)
    return ("self", "legal_representative") if age < _ALONE_FROM else ("self",)
