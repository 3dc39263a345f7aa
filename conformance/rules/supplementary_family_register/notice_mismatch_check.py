"""Whether a notice from the place of residence agrees with the book."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.recorded_date import RecordedDate

Mismatch = Literal["honseki", "head", "name", "birth_date", "not_found"]
_LAW: Final = "住民基本台帳法第19条第2項"


@value
class RegisteredIdentity:
    """Registered domicile, head of the register, name and birth."""

    honseki: str
    head: str
    name: str
    birth_date: RecordedDate


@value
class Given:
    """What the notice says, and the book; None where the domicile knows no such person."""

    notice: RegisteredIdentity
    book: RegisteredIdentity | None


@value
class Output:
    """Whether the book is changed, and the items that differ, in their order."""

    result: Literal["apply", "hold"]
    mismatches: tuple[Mismatch, ...]


@rule("supplementary_family_register", "notice-mismatch-check", law=f"{_LAW}・第1項")
def notice_mismatch_check(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the items that differ; with any of them the change is held and the sender told.

    Texts are compared as they are: variants of characters were made equal before. So are days of
    birth that no calendar has, wordings and what is left open: only what is recorded alike agrees.
    """
    differing = _differing(given.notice, given.book)
    why(
        f"違う項目は{'・'.join(differing) or 'なし'}。",
        f"Differing: {', '.join(differing) or 'nothing'}.",
        law=_LAW,
    )
    why(
        "修正を止め、住所地へ通知する。" if differing else "附票を修正する。",
        "The change is held and the sender told." if differing else "The book is changed.",
        law=_LAW,
    )
    return Output("hold" if differing else "apply", differing)


def _differing(notice: RegisteredIdentity, book: RegisteredIdentity | None) -> tuple[Mismatch, ...]:
    if book is None:
        return ("not_found",)
    compared: tuple[tuple[Mismatch, bool], ...] = (
        ("honseki", notice.honseki == book.honseki),
        ("head", notice.head == book.head),
        ("name", notice.name == book.name),
        ("birth_date", notice.birth_date == book.birth_date),
    )
    return tuple(item for item, same in compared if not same)
