"""When somebody back in Japan is deleted from the overseas roll."""

from datetime import date, timedelta

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.electoral_roll._terms import term_end
from conformance.rules.scope import not_before

_LAW = "公職選挙法第30条の11第2号"


@value
class Given:
    """When a domestic address was fixed, recorded and marked, a new departure, where."""

    address_fixed_date: date
    record_created_date: date
    marked_date: date
    left_again_date: date | None
    same_municipality: bool
    moved_domestic: bool


@value
class Output:
    """Whether deleted, and on which day."""

    delete: bool
    delete_on: date | None


@rule(
    "electoral_roll",
    "overseas-roll-after-return",
    law="公職選挙法第30条の10・第30条の11第2号",
)
def overseas_roll_after_return(given: Given, law: Parameters, why: Why) -> Output:
    """Return the deletion, four months after the address was fixed, or when marked if later.

    The day of the record plays no part, but to it belong an address that was fixed before and a
    mark that was made after it: other facts are out of scope. Who returned to the municipality of
    the roll and leaves Japan straight from it within the four months stays.
    """
    fixed, left = given.address_fixed_date, given.left_again_date
    recorded = not_before("record_created_date", given.record_created_date, fixed)
    not_before("marked_date", given.marked_date, recorded)
    if left is not None:
        not_before("left_again_date", left, recorded)
    last = term_end("address_fixed_date", fixed, law.on(fixed).integer("months"))
    why(
        f"住所を定めた日{fixed}の翌日から4か月は{last}に満了する。",
        f"Four months from the day after {fixed} end on {last}.",
        law=_LAW,
    )
    direct = given.same_municipality and not given.moved_domestic
    if left is not None and left <= last and direct:
        why(
            f"同じ市区町村から{left}に国外へ転出したため抹消しない。",
            f"Left Japan again on {left} from the same municipality: not deleted.",
            law=_LAW,
        )
        return Output(delete=False, delete_on=None)
    delete_on = max(last + timedelta(days=1), given.marked_date)
    why(f"{delete_on}に抹消する。", f"Deleted on {delete_on}.", law=_LAW)
    return Output(delete=True, delete_on=delete_on)
