"""What becomes of the book when the registered domicile moves."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.moved_domicile import RegisteredPerson, moving_on

_LAW: Final = "住民基本台帳法第19条第3項・戸籍法第108条"


@value
class Given:
    """The municipalities of the domicile before and after, and the persons in their order."""

    from_city: Code
    to_city: Code
    members: tuple[RegisteredPerson, ...]


@value
class Output:
    """The state of the old book, who stands in the new one, and who is told."""

    old_book: Literal["live", "removed"]
    new_book_members: tuple[str, ...]
    notice_to: Code | None


@rule("supplementary_family_register", "honseki-transfer", law=f"住民基本台帳法第18条・{_LAW}")
def honseki_transfer(given: Given, _law: Parameters, why: Why) -> Output:
    """Return what happens: within one municipality nothing, otherwise a new book there.

    Persons already removed do not move on. Nobody left: out of scope.
    """
    kept = moving_on(given.members)
    if given.from_city == given.to_city:
        why("管内転籍で附票は変わらない。", "The same municipality: the book stays.", law=_LAW)
        return Output("live", (), None)
    why(
        f"{given.from_city}の附票は除票となり、{given.to_city}へ記載事項を通知する。",
        f"The book of {given.from_city} is removed; {given.to_city} is told.",
        law=_LAW,
    )
    why(f"新しい附票に{len(kept)}人を載せる。", f"{len(kept)} persons move on.", law=_LAW)
    return Output("removed", kept, given.to_city)
