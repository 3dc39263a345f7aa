"""The code of a municipality has the check digit that its other digits give."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conformance.surfaces.profile import Municipality


@pytest.mark.parametrize("code", ["139998", "131016", "011002"])
def test_a_code_with_its_check_digit_is_taken(code):
    assert Municipality(type="general_city", code=code, name="見本市").code == code


@pytest.mark.parametrize("code", ["139999", "131017", "13999", "1399980", "13999８"])
def test_another_is_refused(code):
    with pytest.raises(ValidationError):
        Municipality(type="general_city", code=code, name="見本市")


def test_the_right_digit_is_told():
    with pytest.raises(ValidationError, match="139998"):
        Municipality(type="general_city", code="139999", name="見本市")
