"""How a document that may tell of a supported person is sent."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.support_delivery import Given, Output, decide

_LAW: Final = "住民基本台帳事務処理要領（支援措置）、DV被害者に関する医療費通知等の国の依頼"


@rule("national_health_insurance", "dv-document-delivery", law=_LAW)
def dv_document_delivery(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the delivery and whether the person's address is printed."""
    return decide(given, why, _LAW)
