"""国籍・国外居住と支給要件."""

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.jite.book import rule
from own_rest.rules.months import days_later, period_end
from own_rest.rules.parameters import figures


@rule(
    "foreign-and-abroad",
    subject=read.code("child", "sibling"),
    nationality=read.code("JP", "foreign"),
    payee_registered=read.flag,
    child_registered=read.flag,
    abroad_reason=read.code("none", "study", "other"),
    months_in_japan_before=read.count,
    with_parents_abroad=read.flag,
    departure_date=read.day,
    judge_date=read.day,
    residence_equivalent=read.optional(read.flag, default=False),
)
def foreign_and_abroad(**facts):
    reason = _reason(**facts)
    return {"eligible": reason in {"domestic", "study_abroad"}, "reason": reason}


def _reason(
    *,
    subject,
    nationality,
    payee_registered,
    child_registered,
    abroad_reason,
    months_in_japan_before,
    with_parents_abroad,
    departure_date,
    judge_date,
    residence_equivalent,
):
    del nationality  # no nationality is treated differently
    if not payee_registered:
        return "payee_no_address"
    if child_registered:
        return "domestic"
    if judge_date < departure_date:
        raise OutOfScope("nobody is abroad before leaving")
    if abroad_reason != "study":
        return "child_abroad"
    limits = figures("study", judge_date)
    if months_in_japan_before <= limits["months_before"] and not residence_equivalent:
        return "residence_history"
    if with_parents_abroad:
        return "with_parents"
    years = limits[subject]
    late = judge_date > period_end(days_later(departure_date, 1), 12 * years)
    return f"over_{years}_years" if late else "study_abroad"
