"""A key that a profile lacks is named with what it is to hold, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path

LACKING = """\
profile: 1
product: {name: 試験品, vendor: v, release: "1"}
municipality: {name: 架空市}
specifications: {child_allowance: {version: "2.0"}}
surfaces: {api: {adapter: mapping, mapping: {calls: [{action: run}]}}}
waivers:
- {case: child_allowance/x, approver: a, reason: b, risk: c}
"""


def test_each_missing_key_is_told_with_its_form(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(LACKING, encoding="utf-8")
    with pytest.raises(ProfileError) as raised:
        load_profile(path)
    told = {m.en.partition("'")[2].partition("'")[0]: m for m in raised.value.messages}
    assert set(told) == {"type", "code", "steps", "expires"}
    assert {m.code for m in told.values()} == {"PRO003"}
    assert told["expires"].en == (
        "profile waivers.0: the required key 'expires' is missing;"
        " expected expires: a date (YYYY-MM-DD)"
    )
    assert "期待: expires: 日付（YYYY-MM-DD）" in told["expires"].ja
    assert "waivers.0 の下に expires: の行" in told["expires"].remedy_ja
    assert told["expires"].where.endswith(":7")
    assert "a text of the form ^[0-9]{6}$" in told["code"].en
    assert "general_city" in told["type"].en
    assert "a list" in told["steps"].en
