"""The section `capabilities` of a profile."""

from __future__ import annotations

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile

PROFILE = """
profile: 1
product: {name: 見本, vendor: 見本社, release: "1"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {child_allowance: {version: "2.0"}}
surfaces:
  api:
    base_url: https://127.0.0.1:8443
    capabilities: %s
"""


def loaded(tmp_path, text):
    path = tmp_path / "profile.yaml"
    path.write_text(PROFILE % text, encoding="utf-8")
    return load_profile(path).profile.surfaces.api.capabilities


def test_left_out_a_package_has_a_sandbox_of_its_own(tmp_path):
    found = loaded(tmp_path, "{}")
    assert (found.reset, found.business_date, found.shared) == (True, "settable", False)
    assert found.offers("load")


def test_what_a_package_lacks_is_named(tmp_path):
    found = loaded(tmp_path, "{reset: false, business_date: today, without: [load, audit]}")
    assert found.shared
    assert [a for a in ("load", "audit", "query") if found.offers(a)] == ["query"]


@pytest.mark.parametrize("wrong", ["{without: [lod]}", "{resett: false}", "{business_date: 1}"])
def test_a_wrong_capability_is_told_with_file_and_line(tmp_path, wrong):
    with pytest.raises(ProfileError) as raised:
        loaded(tmp_path, wrong)
    message = raised.value.messages[0]
    assert message.code in {"PRO002", "PRO003"}
    assert "profile.yaml:9" in message.where
