"""The grant for going on to a university or into a job."""

from datetime import date
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import latest

_LAW = "生活保護法第55条の5、同法施行規則第18条の8"


@value
class Given:
    """School or job, its first day, whether the person moves out."""

    kind: Literal["school", "job"]
    start_date: date
    moves_out: bool


@value
class Output:
    """Yen, once."""

    amount: int


@rule("public_assistance", "school-job-grant", law=_LAW, also_before=True)
def school_job_grant(given: Given, law: Parameters, why: Why) -> Output:
    """Return the grant: nothing for starts before the kind was granted, that first day included.

    Ages, the year after graduation and repeated grants are not decided here.
    """
    now = latest(law)
    first = now.date(f"{given.kind}_from")
    granted = given.start_date >= first
    why(
        f"{given.start_date}の開始は、対象となる{first}以後で{'ある' if granted else 'ない'}。",
        f"The start on {given.start_date} is {'on or after' if granted else 'before'} {first}.",
        law="平成30年改正附則第2条、令和6年改正附則第3条",
    )
    amount = now.integer("move" if given.moves_out else "home") if granted else 0
    why(
        f"転居{'する' if given.moves_out else 'しない'}者に{amount}円を支給する。",
        f"{'Moving out' if given.moves_out else 'Staying'}: {amount} yen.",
        law=_LAW,
    )
    return Output(amount)
