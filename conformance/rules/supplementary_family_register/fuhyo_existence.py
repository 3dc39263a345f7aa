"""Who has a book: whoever stands in a family register."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

Action = Literal["compile", "add_person", "remove", "none"]
_LAW: Final = "住民基本台帳法第16条・戸籍法第6条・第22条"


@value
class Given:
    """Nationality, what happened, and whether the person stood in a family register."""

    nationality: Code
    event: Code
    had_koseki: bool


@value
class Output:
    """Whether there is a book afterwards and what is done to it."""

    has_book: bool
    action: Action


@rule("supplementary_family_register", "fuhyo-existence", law=_LAW)
def fuhyo_existence(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the person has a book after the event.

    Naturalisation makes a register and its book; loss of nationality removes the person who had
    one, and so does death. Foreign residents have none. Other events of Japanese leave things as
    they were.
    """
    made = _decide(given)
    why(
        f"国籍は{given.nationality}、事由は{given.event}、戸籍は"
        f"{'あった' if given.had_koseki else 'なかった'}。",
        f"Nationality {given.nationality}, event {given.event}, "
        f"{'with' if given.had_koseki else 'without'} a family register.",
        law=_LAW,
    )
    why(
        f"附票は{'ある' if made.has_book else 'ない'}（{made.action}）。",
        f"There is {'a' if made.has_book else 'no'} book ({made.action}).",
        law=_LAW,
    )
    return made


def _decide(given: Given) -> Output:
    if given.event == "naturalization":
        return Output(has_book=True, action="compile")
    if given.event == "nationality_loss":
        return Output(has_book=False, action="remove" if given.had_koseki else "none")
    if given.nationality != "japanese":
        return Output(has_book=False, action="none")
    if given.event == "birth":
        return Output(has_book=True, action="add_person")
    if given.event == "death":
        return Output(has_book=False, action="remove" if given.had_koseki else "none")
    return Output(has_book=given.had_koseki, action="none")
