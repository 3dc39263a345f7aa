"""To which register a spouse goes after a divorce."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

Destination = Literal["stay", "former", "new"]
_LAW: Final = "戸籍法第19条・第77条の2・民法第767条"


@value
class Given:
    """Whether the surname had changed, the former register, and what is asked for."""

    surname_changed: bool
    former_register_exists: bool
    requests_new: bool
    keeps_married_surname: bool


@value
class Output:
    """Where the spouse goes."""

    destination: Destination


@rule("family_register", "divorce-register", law=_LAW)
def divorce_register(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the register: whoever had not changed the surname stays, whatever is asked for.

    The other returns, unless a new register is asked for, the married surname is kept, or the
    former register was removed.
    """
    why(
        f"婚姻で氏を改めた者で{'ある' if given.surname_changed else 'ない'}。",
        f"The surname had {'' if given.surname_changed else 'not '}changed by the marriage.",
        law="民法第767条",
    )
    destination = _destination(given)
    why(f"離婚の後の戸籍は{destination}。", f"After the divorce: {destination}.", law=_LAW)
    return Output(destination)


def _destination(given: Given) -> Destination:
    if not given.surname_changed:
        return "stay"
    apart = given.requests_new or given.keeps_married_surname
    return "new" if apart or not given.former_register_exists else "former"
