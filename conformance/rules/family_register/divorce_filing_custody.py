"""Whether a divorce by agreement settles the custody of every minor child."""

from datetime import date
from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.family_register._ages import age_on

_LAW: Final = "民法第765条・第819条、戸籍法第76条"


@value
class ChildCustody:
    """A child and what the filing says of custody."""

    name: str
    birth_on: date
    custody: Code | None


@value
class Given:
    """The day of filing and the couple's children."""

    filed_on: date
    children: tuple[ChildCustody, ...]


@value
class Output:
    """Whether the filing can be accepted, and the children without custody settled."""

    acceptable: bool
    undecided: tuple[str, ...]


@rule("family_register", "divorce-filing-custody", law=f"{_LAW}（令和6年法律第33号）")
def divorce_filing_custody(given: Given, law: Parameters, why: Why) -> Output:
    """Return the minors whose custody is none of what the law of the day allows, in their order.

    A child of age, from the eighteenth birthday on, is not looked at.
    """
    now = law.on(given.filed_on)
    adult, allowed = now.integer("adult_age"), now.texts("allowed")
    minors = [c for c in given.children if age_on("filed_on", c.birth_on, given.filed_on) < adult]
    why(
        f"届出の日に{adult}歳未満の子は{len(minors)}人。",
        f"{len(minors)} children under {adult} on the day of filing.",
        law="民法第4条",
    )
    undecided = tuple(child.name for child in minors if child.custody not in allowed)
    why(
        f"{'・'.join(allowed)}のどれも定めていない子は{len(undecided)}人。",
        f"{len(undecided)} of them without {', '.join(allowed)}.",
        law=_LAW,
    )
    return Output(not undecided, undecided)
