"""A field that only the profile fills is about the profile."""

from __future__ import annotations

import pytest

from conformance.surfaces.mapping.models import Mapping
from conformance.surfaces.mapping.written import is_the_profiles

CALL = {
    "action": "issue",
    "steps": [
        {"request": "GET /hito/{key.no}", "query": {"kaijo": "{key.no}"}},
        {
            "request": "POST /utsushi",
            "body": {
                "no": ["{key.no}"],
                "seikyusha": {"kubun": "HONNIN", "dare": "{addressee_code}"},
            },
        },
    ],
}


@pytest.mark.parametrize(
    ("place", "the_profiles"),
    [
        ("no", False),
        ("no[0]", False),
        ("seikyusha.dare", False),
        ("/seikyusha/dare", False),
        ("dare", False),
        ("kaijo", False),
        ("seikyusha.kubun", True),
        ("kubun", True),
        ("riyu", True),
    ],
)
def test_who_filled_a_field_is_known(place, the_profiles):
    call = Mapping.model_validate({"calls": [CALL]}, strict=False).calls[0]
    assert is_the_profiles(call, place) is the_profiles


def test_without_a_call_nothing_is_asked_for():
    assert is_the_profiles(None, "no")
