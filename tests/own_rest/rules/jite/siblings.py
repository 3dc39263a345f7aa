"""兄姉等の算定期間."""

from own_rest.rules import read
from own_rest.rules.jite.book import rule
from own_rest.rules.months import Month, next_month, school_year_end

_REFORM = Month.at(2024, 10)


@rule(
    "sibling-count-period",
    birth_date=read.day,
    submitted_on=read.day,
    deadline=read.day,
    care_confirmed=read.flag,
    cost_confirmed=read.flag,
    independence_date=read.optional(read.day),
    graduation_month=read.optional(read.month),
)
def sibling_count_period(
    *,
    birth_date,
    submitted_on,
    deadline,
    care_confirmed,
    cost_confirmed,
    independence_date,
    graduation_month,
):
    first = max(school_year_end(birth_date, 18).plus(1), _REFORM)
    if submitted_on > deadline:
        first = max(first, next_month(submitted_on))
    ends = [school_year_end(birth_date, 22), graduation_month]
    ends.append(independence_date and Month.of(independence_date))
    last = min(end for end in ends if end)
    if not (care_confirmed and cost_confirmed) or first > last:
        return {"count_from": None, "count_to": None}
    return {"count_from": first, "count_to": last}
