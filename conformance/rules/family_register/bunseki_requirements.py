"""Who may leave a register for one of one's own (分籍)."""

from datetime import date
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.family_register._ages import age_on


@value
class Given:
    """The filing, the birth, and the person's place in the register."""

    filed_on: date
    birth_on: date
    role: Literal["head", "spouse", "child"]


@value
class Output:
    """The age of majority on the day, and whether the filing can be accepted."""

    threshold: int
    acceptable: bool


@rule("family_register", "bunseki-requirements", law="戸籍法第21条・民法第4条")
def bunseki_requirements(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether an adult who is neither head nor spouse files; from the birthday on."""
    threshold = law.on(given.filed_on).integer("adult_age")
    age = age_on("filed_on", given.birth_on, given.filed_on)
    why(
        f"届出の日に{age}歳で、成年は{threshold}歳。",
        f"{age} on the day of filing; majority at {threshold}.",
        law="民法第4条",
    )
    acceptable = given.role == "child" and age >= threshold
    why(
        f"{given.role}の分籍は{'できる' if acceptable else 'できない'}。",
        f"A {given.role} may {'' if acceptable else 'not '}leave.",
        law="戸籍法第21条",
    )
    return Output(threshold, acceptable)
