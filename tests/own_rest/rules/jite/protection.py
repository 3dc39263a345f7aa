"""DV: who is paid, and what a letter may tell."""

from own_rest.rules import read
from own_rest.rules.jite.book import rule
from own_rest.rules.jite.starts import start
from own_rest.rules.months import next_month

_WHEREABOUTS = frozenset(
    {"address", "postal_code", "phone", "school_name", "destination_municipality", "bank_branch"}
    | {"claim_municipality", "dv_reason", "mailing_address"}
)


@rule(
    "dv-payee-change",
    lives_with_child=read.flag,
    dv_evidence=read.code("0", "1", "2", "3"),
    dependent_of_other=read.flag,
    divorce_negotiation_docs=read.flag,
    claim_date=read.day,
    planned_move_out=read.optional(read.day),
)
def dv_payee_change(
    lives_with_child,
    dv_evidence,
    dependent_of_other,
    divorce_negotiation_docs,
    claim_date,
    planned_move_out,
):
    fled = dv_evidence != "0" and not dependent_of_other
    if not (lives_with_child and (fled or divorce_negotiation_docs)):
        return {"changed": False, "new_start_month": None, "old_last_month": None}
    month = next_month(claim_date)
    if planned_move_out:
        month, _ = start(planned_move_out, claim_date, ())
    return {"changed": True, "new_start_month": month, "old_last_month": month.plus(-1)}


@rule(
    "dv-document-suppression",
    measure_active=read.flag,
    addressee=read.code("protected_person", "other_party", "third_party"),
    fields=read.many(read.text),
)
def dv_document_suppression(measure_active, addressee, fields):
    hide = measure_active and addressee != "protected_person"
    printed = [field for field in fields if not (hide and field in _WHEREABOUTS)]
    return {"printed": printed, "alert": measure_active}
