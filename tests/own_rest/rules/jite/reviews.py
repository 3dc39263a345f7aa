"""現況届."""

from own_rest.rules import read
from own_rest.rules.jite.book import rule

_ALL_UNTIL = 2021
_SIBLINGS_FROM = 2025


@rule(
    "annual-review-required",
    review_year=read.number,
    non_student_sibling=read.flag,
    dv_other_municipality=read.flag,
    child_unregistered=read.flag,
    divorce_negotiation=read.flag,
    corporate_guardian=read.flag,
    facility_payee=read.flag,
    municipality_required=read.flag,
)
def annual_review_required(review_year, non_student_sibling, **unverifiable):
    sibling = non_student_sibling and review_year >= _SIBLINGS_FROM
    return {"required": review_year <= _ALL_UNTIL or sibling or any(unverifiable.values())}
