"""A hint names a key of the block where the typo stands: one that is not refused in its turn."""

import pytest
import yaml

from conformance.cli.profiles import find_profile
from conformance.errors import ProfileError
from conformance.surfaces.profile import Profile, load_profile
from conformance.surfaces.profile_keys import keys_at

SIGNED = {"requirement": "x/function/y", "by": "架空太郎", "role": "長", "date": "2026-10-20"}
PASSWORD = {"kind": "basic", "user_env": "THE_USER", "password_env": "THE_PASS"}


def refused(tmp_path, change):
    data = yaml.safe_load(find_profile("own_rest_api").read_text("utf-8"))
    change(data)
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(ProfileError) as found:
        load_profile(path)
    [unknown] = [one for one in found.value.messages if one.code == "PRO002"]
    return unknown


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("acepted", None),  # a key of answers
        ("statment", "statement"),
        ("evidense", "evidence"),
        ("approver", None),  # a key of waivers
    ],
)
def test_a_hint_is_a_key_of_the_block(tmp_path, key, hint):
    told = refused(tmp_path, lambda data: data.update(attestations=[SIGNED | {key: "yes"}]))
    if hint:
        assert told.remedy_en == f"did you mean {hint!r}?"
    else:
        assert "here may stand: by, date, evidence, requirement" in told.remedy_en


def test_of_several_kinds_of_a_block_only_the_one_that_is_written_is_asked(tmp_path):
    def change(data):
        data["surfaces"]["api"]["auth"] = PASSWORD | {"token_ulr": "x"}  # a key of kind oauth

    assert "did you mean" not in refused(tmp_path, change).remedy_en


def test_the_keys_of_a_place_are_found_through_lists_tables_and_unions():
    assert "release" in keys_at(Profile, ("product",))
    assert "statement" in keys_at(Profile, ("attestations", 0))
    oauth, basic = (keys_at(Profile, ("surfaces", "api", "auth", kind)) for kind in KINDS)
    assert "token_url" in oauth - basic
    assert not keys_at(Profile, ("switches", "child_allowance"))


KINDS = ("oauth", "basic")
