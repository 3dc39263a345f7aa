"""Definitions and profile follow from the catalogue and the one name table."""

import json

import pytest
import yaml

from own_rest import draft

WORDS = yaml.safe_load((draft.HERE / "words.yaml").read_text("utf-8"))


@pytest.mark.parametrize("domain", sorted(WORDS["domains"]))
def test_the_definitions_are_those_of_the_catalogue_and_the_table(domain):
    drafted = draft.Draft(domain, WORDS).draft()
    for part, content in drafted.items():
        held = json.loads((draft.SYSTEM / f"{part}.json").read_text("utf-8"))
        assert held[WORDS["domains"][domain]] == json.loads(json.dumps(content)), part


def test_the_profile_names_what_the_table_names():
    text = draft.PROFILE.read_text("utf-8")
    assert draft.put(text, "names", draft.mapping_names(WORDS)) == text


def test_the_profile_attests_what_no_machine_can_see():
    text = draft.PROFILE.read_text("utf-8")
    assert draft.put(text, "attestations", draft.attestations()) == text
