"""A linkage hands on a person's values to the letter, out and in."""

from tests.checks.property.tried import tried

SENT = "resident_register/invariant/foreign-name-sent"
TAKEN = "health_management/invariant/foreign-name-kept"
OUT = "linkage/resident-to-national-health-insurance"
IN = "linkage/resident-to-health"


def test_names_are_carried_out_and_in_by_a_sound_package() -> None:
    assert tried(SENT, "carried").verdict == "pass"
    assert tried(TAKEN, "carried").verdict == "pass"


def test_an_alias_sent_without_its_selector_is_found() -> None:
    how = {"trait": "variation_selector", "how": "without_selectors"}
    finding = tried(SENT, "carried", OUT, kind="sent_respelt", item="alias", **how).finding
    assert finding is not None
    assert finding.cause == "resident_register/linkage/resident-to-national-health-insurance:alias"
    assert len(str(finding.expected)) == len(str(finding.found)) + 1


def test_a_person_who_is_not_sent_is_found() -> None:
    finding = tried(SENT, "carried", OUT, kind="not_sent", group="foreign_residents").finding
    assert finding is not None
    assert finding.code == "F-LINKAGE"


def test_a_name_lost_when_taken_in_is_found() -> None:
    fault = {"kind": "stored_respelt", "item": "kana_name", "of": "name_roman", "trait": "long"}
    finding = tried(TAKEN, "carried", IN, **fault, how="nothing").finding
    assert finding is not None
    assert (finding.found, finding.cause) == (
        None,
        "health_management/linkage/resident-to-health:kana_name",
    )


def test_a_row_listed_as_wrong_for_its_name_is_found() -> None:
    fault = {"kind": "refused_with", "item": "name", "trait": "one_word", "code": "E0002"}
    finding = tried(TAKEN, "carried", IN, **fault).finding
    assert finding is not None
    assert finding.code == "F-VALUE"
    assert finding.found == {
        "accepted": 0,
        "errors": [{"index": 0, "code": "E0002", "item": "name"}],
    }
