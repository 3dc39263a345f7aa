"""Which items a document may print while a support measure protects a person."""

from typing import Final

from conformance.rules.core import Parameters, Why, rule
from conformance.rules.document_suppression import Given, Output, printed_items

_HIDDEN: Final = frozenset(
    {
        "address",
        "postal_code",
        "phone",
        "school_name",
        "new_authority",
        "bank_branch",
        "employer",
        "mailing_address",
        "protection_order",
    }
)
"""Items that would tell where a protected person is (住民基本台帳事務処理要領の支援措置)."""


@rule(
    "child_rearing_allowance",
    "dv-document-suppression",
    law="住民基本台帳事務処理要領の支援措置、標準仕様の抑止要件",
)
def dv_document_suppression(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the items that may be printed (conformance.rules.document_suppression)."""
    return printed_items(given, _HIDDEN, why)
