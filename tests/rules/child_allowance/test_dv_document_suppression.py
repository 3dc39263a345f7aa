from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.dv_document_suppression import (
    Given,
    Output,
    dv_document_suppression,
)
from conformance.rules.core import Parameters, Why

Addressee = Literal["protected_person", "other_party", "third_party"]
WHEREABOUTS = (
    "address",
    "postal_code",
    "phone",
    "school_name",
    "destination_municipality",
    "bank_branch",
    "claim_municipality",
    "dv_reason",
    "mailing_address",
)
FIELDS = st.lists(st.sampled_from((*WHEREABOUTS, "payee_name", "end_month", "Address"))).map(tuple)


def document(addressee: Addressee, fields: tuple[str, ...], *, active: bool = True) -> Output:
    return dv_document_suppression(Given(active, addressee, fields), Parameters(), Why())


@pytest.mark.parametrize("addressee", ["other_party", "third_party"])
def test_nothing_that_tells_the_whereabouts_is_printed_for_others(addressee: Addressee) -> None:
    assert document(addressee, WHEREABOUTS) == Output((), alert=True)


@given(fields=FIELDS)
def test_what_is_printed_keeps_order_and_repetition(fields: tuple[str, ...]) -> None:
    expected = tuple(name for name in fields if name not in WHEREABOUTS)

    assert document("other_party", fields).printed == expected


@given(fields=FIELDS, addressee=st.sampled_from(["protected_person", "other_party", "third_party"]))
def test_without_a_measure_everything_is_printed_without_warning(
    fields: tuple[str, ...], addressee: Addressee
) -> None:
    assert document(addressee, fields, active=False) == Output(fields, alert=False)
    assert document("protected_person", fields) == Output(fields, alert=True)
