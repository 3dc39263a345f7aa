"""What a notification of moving out is worth when it comes after the move."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after
from conformance.values.office_days import STANDARD

_LAW: Final = "住民基本台帳法第24条・標準仕様書 第1.0版 4.1.3.0.1、4.1.3.0.3"


@value
class Given:
    """The day of the move and the day of the notification."""

    moved_on: date
    filed_on: date


@value
class Output:
    """On which basis the move is entered, and the document handed out."""

    basis: Literal["notification", "ex_officio"]
    document: Literal["move_out_certificate", "equivalent_certificate"]


@rule("resident_register", "late-move-out", law=_LAW)
def late_move_out(given: Given, law: Parameters, why: Why) -> Output:
    """Return basis and document of a move within Japan without the card's special procedure.

    A notification before the move and up to the 14th day after it is one; later the move is entered
    ex officio (職権) and a document equivalent to the certificate of moving out is issued.
    """
    days = law.on(given.moved_on).integer("days_after_move")
    last = days_after(given.moved_on, days)
    if law.reads("closed_last_day", "extended"):
        last = STANDARD.open_on_or_after(last)
    why(
        f"転出した日{given.moved_on}に{days}日を加えた日は{last}。",
        f"Moved on {given.moved_on}; {days} days later is {last}.",
        law="住民基本台帳事務処理要領",
    )
    late = given.filed_on > last
    why(
        f"届出日{given.filed_on}は{last}"
        f"{'より後なので職権で扱う' if late else '以前なので届出で扱う'}。",
        f"Filed on {given.filed_on}: {'entered ex officio' if late else 'a notification'}.",
        law=_LAW,
    )
    if late:
        return Output("ex_officio", "equivalent_certificate")
    return Output("notification", "move_out_certificate")
