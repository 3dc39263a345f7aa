"""What a letter about a protected child's new school may hold."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_OPEN, _TO_FORMER_BOARD, _CLOSED = "0", "1", "2"
_PROTECTED: Final = ("1", "2")
_OWN_SIDE: Final = ("guardian_with_child", "new_school", "new_board")


@value
class Given:
    """How far the new school is disclosed, the support, the recipient, the item."""

    disclosure: Literal["0", "1", "2"] | None
    support_kind: Literal["0", "1", "2", "3"]
    recipient: Literal[
        "guardian_with_child",
        "other_parent",
        "former_school",
        "former_board",
        "new_school",
        "new_board",
    ]
    field: Literal["child_name", "new_school_name", "new_address"]


@value
class Output:
    """Whether the item stands in the letter."""

    shown: bool


@rule(
    "school_enrollment",
    "dv-transfer-school-nondisclosure",
    law="学校教育法施行令、住民基本台帳事務における支援措置、"
    "配偶者からの暴力の被害者の子どもの就学に関する文部科学省通知(平成21年7月)",
)
def dv_transfer_school_nondisclosure(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the item may be shown to the recipient.

    The child's own side reads everything. Without a decision nothing is disclosed while support
    is in force; the new address is never told to others then, whatever was decided.
    """
    protected = given.support_kind in _PROTECTED
    disclosure = given.disclosure or (_CLOSED if protected else _OPEN)
    why(
        f"転学先開示区分は{disclosure}（{'設定' if given.disclosure else '既定'}）、支援措置は"
        f"{'有効' if protected else '有効でない'}。",
        f"Disclosure {disclosure} ({'decided' if given.disclosure else 'by default'}), support "
        f"{'in force' if protected else 'not in force'}.",
        law="住民基本台帳事務における支援措置",
    )
    own_side = given.recipient in _OWN_SIDE
    shown = own_side or given.field == "child_name" or _told(given, disclosure, protected=protected)
    why(
        f"{given.recipient}宛てには{given.field}を記載{'する' if shown else 'しない'}。",
        f"{given.field} is {'shown' if shown else 'withheld'} for {given.recipient}.",
        law="平成21年7月の文部科学省通知",
    )
    return Output(shown)


def _told(given: Given, disclosure: str, *, protected: bool) -> bool:
    """Say whether others are told the new school or address."""
    if given.field == "new_address":
        return disclosure == _OPEN and not protected
    board = given.recipient == "former_board"
    return disclosure == _OPEN or (disclosure == _TO_FORMER_BOARD and board)
