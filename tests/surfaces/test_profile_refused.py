"""Where it is known what to write in the place of a refused value, that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = """\
profile: 1
product: {name: 試験品, vendor: v, release: 1.0}
municipality: {type: general_city, code: "139999", name: 架空市}
specifications: {child_allowance: {version: "2.0"}}
surfaces: {api: {adapter: REST, timeout_seconds: yes, max_bytes: 10}}
waivers:
- {case: child_allowance/x, approver: a, reason: b, risk: c, expires: 2026-13-01}
answers:
- {case: child_allowance/x, accepted: no, by: a, on: 2026-10-20}
- {case: child_allowance/x, accepted: "true", by: a, on: 2026-10-20}
"""
WRITE = {
    "product.release": 'put quotes round the value, such as "1.0"',
    "municipality.code": 'write "139998"',
    "surfaces.api.adapter": "write one of the words expected",
    "surfaces.api.timeout_seconds": "write it in digits, such as 30",
    "surfaces.api.max_bytes": "write a number of at least 1000",
    "waivers.0.expires": "write a day of the calendar as YYYY-MM-DD, such as 2026-04-01",
    "answers.0.accepted": "write false",
    "answers.1.accepted": "remove the quotes",
}


def test_what_to_write_is_said_and_not_where_to_look_it_up(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(REFUSED, encoding="utf-8")
    with pytest.raises(ProfileError) as raised:
        load_profile(path)
    told = {m.en.partition("profile ")[2].partition(":")[0]: m for m in raised.value.messages}
    assert {at: m.remedy_en for at, m in told.items()} == WRITE
    assert "139998" in told["municipality.code"].remedy_ja
    assert not any("--schema" in m.remedy_ja for m in told.values())
