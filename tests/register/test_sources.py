"""What is said of a requirement is bounded by the source of the parts it belongs to."""

from __future__ import annotations

import pytest
import signed

from conformance.register.entries import entry_of
from conformance.trust.bundle import verify
from conformance.trust.keys import TrustedKey

PROFILE = (
    signed.PROFILE.split("attestations:")[0]
    .replace(
        'child_allowance: {{version: "2.0"}}',
        'common_functions: {{version: "2.1", parts: ["029", "031"]{more}}}',
    )
    .replace("child_allowance: all", "common_functions: all")
)
CONSENT = ', known_only: {parts: ["029"], approver: 課長, reason: 別紙なし, expires: 2099-01-01}'
LINKAGE, RULE = "common_functions/linkage/", "common_functions/rule/"


@pytest.mark.parametrize(("more", "best"), [("", "known_only"), (CONSENT, "known_taken")])
def test_a_requirement_of_a_part_whose_source_is_not_whole(tmp_path, vendor, more, best) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(PROFILE.format(release="1", more=more), encoding="utf-8")
    result = signed.result_of(path, case=f"{LINKAGE}*,{RULE}*")
    trusted = [TrustedKey(vendor.public_key, "vendor.pub")]
    (domain,) = entry_of(verify(signed.bundle_of(result, vendor, ()), trusted, "a")).domains
    stands = {one.id: one.standing for one in domain.requirements}
    passed = {case.requirement for case in result.cases if case.verdict == "pass"}
    known = {name for name in stands if name in passed and name.startswith(LINKAGE)}
    whole = {name for name in stands if name in passed and name.startswith(RULE)}
    assert known
    assert whole
    assert {stands[name] for name in known} == {best}
    assert {stands[name] for name in whole} == {"conformant"}  # of 031
