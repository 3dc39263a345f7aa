"""Into which register a child is entered, and whether the child is Japanese."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Register = Literal[
    "parents",
    "parents_at_divorce",
    "japanese_parent",
    "mother_existing",
    "mother_new",
    "child_alone",
    "none",
]
_LAW: Final = "国籍法第2条・戸籍法第17条・第18条・第22条・民法第790条"


@value
class Given:
    """The parents' tie and nationalities, a father's acknowledgment, the mother's place."""

    parents: Literal["married", "divorced_within_300", "unmarried"]
    father_japanese: bool
    mother_japanese: bool
    acknowledged_before_birth: bool
    mother_is_head_or_spouse: bool


@value
class Output:
    """Whether the child is Japanese by birth, and the register."""

    japanese: bool
    register: Register


@rule("family_register", "child-register", law=_LAW)
def child_register(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the register; a child without Japanese nationality has none.

    No register holds three generations: a mother who is neither head nor spouse gets a new one.
    """
    register = _unmarried(given) if given.parents == "unmarried" else _legitimate(given)
    why(
        f"父母は{given.parents}、父は{'日本人' if given.father_japanese else '外国人'}、"
        f"母は{'日本人' if given.mother_japanese else '外国人'}。",
        f"Parents {given.parents}; father {'' if given.father_japanese else 'not '}Japanese, "
        f"mother {'' if given.mother_japanese else 'not '}Japanese.",
        law="国籍法第2条",
    )
    why(
        f"子の入る戸籍は{register}。",
        f"The register: {register}.",
        law="戸籍法第17条・第18条・第22条",
    )
    return Output(register != "none", register)


def _legitimate(given: Given) -> Register:
    if given.father_japanese and given.mother_japanese:
        return "parents" if given.parents == "married" else "parents_at_divorce"
    return "japanese_parent" if given.father_japanese or given.mother_japanese else "none"


def _unmarried(given: Given) -> Register:
    if given.mother_japanese:
        return "mother_existing" if given.mother_is_head_or_spouse else "mother_new"
    acknowledged = given.father_japanese and given.acknowledged_before_birth
    return "child_alone" if acknowledged else "none"
