"""Whether a foreign resident has to notify a changed relationship to the head of the household."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest

Kind = Literal["japanese", "foreign"]
_LAW: Final = "住民基本台帳法第30条の48"
_EXEMPT: Final = "住民基本台帳法施行令第30条の18"


@value
class Given:
    """Whose relationship changed, to which head, and what is known of the change.

    `other_notice`: the change comes with a notification of moving in, of moving within, of a change
    of the household or of 第30条の46・47. `kinship_changed`: the kinship with the head is another.
    `koseki_paper_accepted`: a mayor has accepted a paper about it under the Family Register Act.
    """

    resident_type: Kind
    is_head: bool
    head_type: Kind
    other_notice: bool
    kinship_changed: bool
    koseki_paper_accepted: bool


@value
class Output:
    """Whether the notification is required."""

    required: bool


@rule("resident_register", "relationship-change-notice", law=f"{_LAW}・{_EXEMPT}")
def relationship_change_notice(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether it is: for a foreign member under a foreign head whose kinship changed.

    Not where another notification tells it anyway, nor where the change went through a paper that a
    mayor accepted.
    """
    latest(law).raw("foreign_residents_recorded")
    members = given.resident_type == given.head_type == "foreign" and not given.is_head
    why(
        f"世帯主も外国人住民である世帯員の外国人住民で{'ある' if members else 'ない'}。",
        f"{'A' if members else 'Not a'} foreign member of a foreign head's household.",
        law=_LAW,
    )
    exempt = given.other_notice or not given.kinship_changed or given.koseki_paper_accepted
    why(
        f"ほかの届出は{'ある' if given.other_notice else 'ない'}。親族関係の変更は"
        f"{'ある' if given.kinship_changed else 'ない'}。戸籍に関する届書等の受理は"
        f"{'ある' if given.koseki_paper_accepted else 'ない'}。",
        f"Another notification: {'yes' if given.other_notice else 'no'}; kinship changed: "
        f"{'yes' if given.kinship_changed else 'no'}; a paper was accepted: "
        f"{'yes' if given.koseki_paper_accepted else 'no'}.",
        law=_EXEMPT,
    )
    return Output(members and not exempt)
