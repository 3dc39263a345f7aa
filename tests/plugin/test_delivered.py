"""What a profile is delivered against is told with the profile's own line when it is wrong."""

from __future__ import annotations

import pytest

from conformance.errors import ProfileError
from conformance.plugin.delivered import delivered
from conformance.surfaces.profile import load_profile
from tests.plugin.conftest import ROOT

TEXT = (ROOT / "vendor_profiles" / "own_rest_api.yaml").read_text(encoding="utf-8")
LINE = 'child_allowance: {version: "2.0"}'
AT = TEXT[: TEXT.index(LINE)].count("\n") + 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CAT006", 'child_allowance: {version: "2.9"}'),
        ("CAT007", 'child_alowance: {version: "2.0"}'),
        ("PRO012", f'child_allowance: {{version: "2.0", digest: "{"0" * 64}"}}'),
    ],
)
def test_what_the_catalogue_does_not_have_is_told_with_its_line(tmp_path, code, said):
    path = tmp_path / "profile.yaml"
    path.write_text(TEXT.replace(LINE, said), encoding="utf-8")
    with pytest.raises(ProfileError) as error:
        delivered(path, load_profile(path).profile)
    assert error.value.messages[0].code == code
    assert error.value.messages[0].where == f"{path}:{AT}"


def test_what_it_has_is_loaded(tmp_path):
    path = tmp_path / "profile.yaml"
    path.write_text(TEXT, encoding="utf-8")
    loaded = delivered(path, load_profile(path).profile)
    assert {domain: spec.version for domain, spec in loaded.items()}["child_allowance"] == "2.0"
