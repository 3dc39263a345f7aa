"""Whether a request for an integrated number gets a new one."""

from typing import Final, Literal

from conformance.rules.common_functions._register import only
from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.4.3 (1)⑥⑦、2.4.6②"


@value
class NumberedPerson:
    """An individual number (個人番号) that has its integrated number."""

    my_number: str
    integrated_number: str


@value
class Given:
    """The individual number of the request, the next number in turn, and who is numbered."""

    my_number: str
    next_number: str
    numbered: tuple[NumberedPerson, ...]


@value
class Output:
    """What is to be done, and the person's number (None while `next_number` is taken)."""

    outcome: Literal["existing", "new", "not_unique"]
    integrated_number: str | None


@rule("common_functions", "integrated-number-decision", law=_SOURCE)
def integrated_number_decision(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the number the person has, or the next one when it is nobody else's.

    Migrated numbers count as given. A register in which an individual number and an integrated
    number are not 1:1 is out of scope.
    """
    numbers = only(((n.my_number, n.integrated_number) for n in given.numbered), "numbered")
    taken = only(((n.integrated_number, n.my_number) for n in given.numbered), "numbered")
    known = numbers.get(given.my_number)
    if known is not None:
        why(
            f"個人番号が合致するため付番せず、{known}を使う。",
            f"The individual number is known: {known} is kept and none is given.",
            law=_SOURCE,
        )
        return Output("existing", known)
    free = given.next_number not in taken
    why(
        f"個人番号は合致せず、{given.next_number}は{'未使用' if free else '使用中'}である。",
        f"The individual number is new; {given.next_number} is {'free' if free else 'taken'}.",
        law=_SOURCE,
    )
    return Output("new", given.next_number) if free else Output("not_unique", None)
