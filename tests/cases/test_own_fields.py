"""What a profile says of fields: what is shown with marks is not judged."""

from __future__ import annotations

import pytest

from conformance.cases.own_fields import OwnFields, is_masked
from conformance.findings import UntestedError
from conformance.surfaces.mapping.models.section import Mapping

OWN = OwnFields(
    Mapping.model_validate({"calls": []}, strict=False), "child_allowance", None, "bank_accounts"
)


@pytest.mark.parametrize(
    ("sent", "shown", "masked"),
    [
        ("4812744", "****744", True),
        ("4812744", "●●●●", False),  # it tells nothing of the value
        ("見本市一丁目", "＊＊＊＊＊", False),
        ("4812744", "****745", False),  # another number
        ("4812744", "4812744", False),
        ("744", "**744", False),  # nothing of it is hidden
        (4812744, "****744", False),
        ("4812744", None, False),
    ],
)
def test_a_value_with_marks_in_place_of_most_of_it_is_masked(sent, shown, masked):
    assert is_masked(sent, shown) is masked


def test_a_masked_value_alone_is_untested_and_beside_others_left_out():
    masked = {"account_number": "****744", "bank_code": "0002"}
    with pytest.raises(UntestedError) as caught:
        OWN.judged(["account_number"], {"account_number": "4812744"}, masked, "function")
    assert caught.value.cause.code == "P-MASKED"
    expected = {"account_number": "4812744", "bank_code": "0001"}
    assert OWN.judged([*expected], expected, masked, "function") == ["bank_code"]


def test_of_the_official_interface_everything_is_judged():
    own = OwnFields(None, "child_allowance", None, "bank_accounts")
    expected = {"account_number": "4812744"}
    assert own.judged([*expected], expected, {"account_number": "****744"}, "function") == [
        "account_number"
    ]


def test_of_a_rule_what_the_package_shows_nowhere_is_not_judged():
    fields = {"child_allowance/rule/deadline": {"deadline": None}}
    mapping = Mapping.model_validate({"calls": [], "fields": fields}, strict=False)
    own = OwnFields(mapping, "child_allowance", None, "")
    assert own.shown("deadline", {"deadline": "2026-04-15", "late": False}) == {"late": False}
    with pytest.raises(UntestedError) as caught:
        own.shown("deadline", {"deadline": "2026-04-15"})
    assert caught.value.cause.code == "P-NO-FIELD"
    assert own.shown("another", {"deadline": "2026-04-15"}) == {"deadline": "2026-04-15"}
