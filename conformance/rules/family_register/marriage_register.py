"""Whose register a couple shares, and whether it is a new one."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Spouse = Literal["husband", "wife"]
_LAW: Final = "戸籍法第6条・第16条"


@value
class Given:
    """Who is Japanese, whose surname was chosen, and who heads a register already."""

    husband_japanese: bool
    wife_japanese: bool
    chosen: Spouse
    husband_is_head: bool
    wife_is_head: bool


@value
class Output:
    """The head of the couple's register, if there is one, and whether it is made."""

    head: Spouse | None
    new_register: bool


@rule("family_register", "marriage-register", law=_LAW)
def marriage_register(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the head: whose surname was chosen, or the only Japanese whatever was chosen.

    A head keeps the register and the other enters it; anybody else gets a new one.
    """
    head = _head(given)
    why(
        f"夫婦の戸籍の筆頭者は{head or 'なし'}。",
        f"Head of the couple's register: {head or 'nobody'}.",
        law=_LAW,
    )
    is_head = {"husband": given.husband_is_head, "wife": given.wife_is_head}
    new = head is not None and not is_head[head]
    why(
        f"新しい戸籍を{'作る' if new else '作らない'}。",
        f"{'A' if new else 'No'} new register is made.",
        law=_LAW,
    )
    return Output(head, new)


def _head(given: Given) -> Spouse | None:
    if given.husband_japanese and given.wife_japanese:
        return given.chosen
    if given.husband_japanese:
        return "husband"
    return "wife" if given.wife_japanese else None
