"""A profile says what is wrong with it, where, and what would be right."""

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.profile import load_profile

GOOD = """\
profile: 1
product: {name: 見本, vendor: v, release: "1"}
municipality: {type: general_city, code: "131016", name: 架空市}
specifications:
  child_allowance: {version: "2.0"}
surfaces:
  files: {directory: exports}
waivers:
- {case: a/b/c/d, approver: 課長, reason: 経過措置, risk: 小, expires: 2026-11-30}
attestations:
- {requirement: "*", by: 適合　花子, role: 係長, date: 2026-11-01, statement: s, evidence: e}
"""


def _load(tmp_path, text):
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def test_a_good_profile_loads_with_a_digest_of_its_content(tmp_path):
    one, other = _load(tmp_path, GOOD), _load(tmp_path, GOOD + "\n# comment\n")
    assert one.profile.product.name == "見本"
    assert one.digest == other.digest


def test_the_day_of_an_attestation_is_read(tmp_path):
    assert _load(tmp_path, GOOD).profile.attestations[0].on.isoformat() == "2026-11-01"


def test_a_waiver_holds_until_the_end_of_its_day(tmp_path):
    import datetime as dt

    waiver = _load(tmp_path, GOOD).profile.waivers[0]
    assert not waiver.expired(dt.date(2026, 11, 30))
    assert waiver.expired(dt.date(2026, 12, 1))


def test_an_unknown_key_names_line_and_nearest(tmp_path):
    with pytest.raises(ProfileError) as error:
        _load(tmp_path, GOOD.replace("municipality:", "municipalty:"))
    messages = error.value.messages
    unknown = next(m for m in messages if m.code == "PRO002")
    assert unknown.where.endswith("p.yaml:3")
    assert "municipality" in unknown.remedy_en


def test_a_secret_in_the_profile_is_refused(tmp_path):
    with pytest.raises(ProfileError):
        _load(tmp_path, GOOD.replace("files: {directory: exports}", "api: {client_secret: abc}"))


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ProfileError, match="missing"):
        load_profile(tmp_path / "none.yaml")
