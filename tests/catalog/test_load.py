import shutil
from pathlib import Path

import pytest

from conformance.catalog.load import digest_of, domains, load, versions
from conformance.catalog.locate import catalog_directory
from conformance.catalog.yaml import read_yaml
from conformance.errors import CatalogError, Message

DOMAIN, VERSION = "child_allowance", "2.0"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalogue of one domain that a test may damage."""
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, tmp_path / DOMAIN / VERSION)
    return tmp_path


def damage(catalog: Path, file: str, old: str, new: str) -> int:
    """Replace the first `old` and return the line it stood on."""
    path = catalog / DOMAIN / VERSION / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def error_of(catalog: Path) -> Message:
    with pytest.raises(CatalogError) as caught:
        load(DOMAIN, root=catalog)
    return caught.value.messages[0]


def test_an_unknown_key_is_named_with_the_nearest_and_its_line(catalog: Path) -> None:
    line = damage(catalog, "functions.yaml", "  observe: record", "  obsreve: record")

    message = next(m for m in _all(catalog) if m.code == "CAT004")

    assert "'obsreve'" in message.en
    assert message.remedy_en == "did you mean 'observe'?"
    assert message.where.endswith(f"functions.yaml:{line}")


def _all(catalog: Path) -> tuple[Message, ...]:
    with pytest.raises(CatalogError) as caught:
        load(DOMAIN, root=catalog)
    return caught.value.messages


def test_a_wrong_type_is_named_with_what_was_found_and_its_line(catalog: Path) -> None:
    line = damage(catalog, "functions.yaml", "  confidence: medium", "  confidence: sure")

    message = error_of(catalog)

    assert message.code == "CAT005"
    assert "'sure'" in message.en
    assert message.where.endswith(f"functions.yaml:{line}")


def test_a_wrong_class_is_refused(catalog: Path) -> None:
    line = damage(catalog, "functions.yaml", "  class: required", "  class: mandatory")

    assert all(m.where.endswith(f":{line}") for m in _all(catalog))


def test_a_key_twice_in_one_mapping_is_refused_at_the_second(catalog: Path) -> None:
    line = damage(
        catalog, "forms.yaml", "  class: required", "  class: required\n  class: optional"
    )

    message = error_of(catalog)

    assert message.code == "CAT002"
    assert message.where.endswith(f"forms.yaml:{line + 1}")


def test_two_entries_of_one_key_are_refused(catalog: Path) -> None:
    path = catalog / DOMAIN / VERSION / "codes.yaml"
    entries = path.read_text(encoding="utf-8").split("\n- key: ")
    path.write_text("\n- key: ".join([*entries, entries[1]]), encoding="utf-8")

    message = error_of(catalog)

    assert message.code == "CAT009"
    assert "codes.yaml:" in message.where


def test_a_key_that_is_not_ascii_is_refused(catalog: Path) -> None:
    damage(catalog, "functions.yaml", "- key: manage-spouse", "- key: 配偶者")

    assert error_of(catalog).code == "CAT005"


def test_what_is_no_yaml_is_refused_at_its_line(catalog: Path) -> None:
    line = damage(catalog, "rules.yaml", "- key: child-age-limits", "- key: [child-age-limits")

    message = error_of(catalog)

    assert message.code == "CAT003"
    assert int(message.where.rpartition(":")[2]) >= line


def test_bytes_that_are_no_text_are_refused(catalog: Path) -> None:
    (catalog / DOMAIN / VERSION / "rules.yaml").write_bytes("rules: []  # 規則".encode("cp932"))

    message = error_of(catalog)

    assert message.code == "CAT003"
    assert message.where.endswith("rules.yaml:1")


def test_a_wrong_top_key_is_refused(catalog: Path) -> None:
    damage(catalog, "linkages.yaml", "linkages:", "linkage:")

    message = error_of(catalog)

    assert message.code == "CAT008"
    assert message.en == "expected the single top key 'linkages', found linkage"


def test_an_unknown_domain_is_named_with_the_nearest() -> None:
    with pytest.raises(CatalogError) as caught:
        load("child_alowance")

    assert caught.value.messages[0].remedy_en == "did you mean 'child_allowance'?"


def test_an_unknown_version_lists_those_there_are(catalog: Path) -> None:
    with pytest.raises(CatalogError, match=r"has no version 9\.9; it has 2\.0"):
        load(DOMAIN, "9.9", root=catalog)


def test_versions_are_ordered_by_number_and_the_newest_is_loaded(catalog: Path) -> None:
    for version in ("10.0", "2.1"):
        shutil.copytree(catalog / DOMAIN / VERSION, catalog / DOMAIN / version)
        head = catalog / DOMAIN / version / "domain.yaml"
        text = head.read_text(encoding="utf-8")
        head.write_text(
            text.replace(f"version: '{VERSION}'\n", f"version: '{version}'\n"), encoding="utf-8"
        )

    assert versions(DOMAIN, catalog) == ("2.0", "2.1", "10.0")
    assert load(DOMAIN, root=catalog).directory.name == "10.0"


def test_the_digest_changes_with_a_byte_and_not_with_the_line_ends(catalog: Path) -> None:
    directory = catalog / DOMAIN / VERSION
    before = digest_of(directory)
    path = directory / "rules.yaml"

    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest_of(directory) == before

    path.write_bytes(path.read_bytes() + b"# x\n")
    assert digest_of(directory) != before


def test_the_digest_changes_when_a_file_is_renamed(catalog: Path) -> None:
    directory = catalog / DOMAIN / VERSION
    before = digest_of(directory)

    (directory / "questions.yaml").rename(directory / "questionz.yaml")

    assert digest_of(directory) != before


@pytest.mark.parametrize("domain", domains())
def test_every_entry_knows_its_file_and_line(domain: str) -> None:
    spec = load(domain)

    for kind in ("functions", "forms", "records", "codes", "linkages", "rules", "invariants"):
        for key in getattr(spec, kind):
            path, _, line = spec.where(kind, key).partition(":")
            written = (catalog_directory() / path).read_text(encoding="utf-8").splitlines()
            assert key in written[int(line) - 1]


def test_on_and_no_stay_words(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("on: no\nyes: true\n", encoding="utf-8")
    assert read_yaml(path) == {"on": "no", "yes": True}


@pytest.mark.parametrize(
    ("written", "said", "not_said"),
    [
        ("requird", "expected required | optional", "a list"),
        ("[required]", "functions.0.class.0: expected keys with values", "required | optional"),
    ],
)
def test_of_a_class_only_the_form_that_was_meant_is_told(
    catalog: Path, written: str, said: str, not_said: str
) -> None:
    damage(catalog, "functions.yaml", "  class: required", f"  class: {written}")
    (message,) = _all(catalog)
    assert said in message.en
    assert not_said not in message.en
    assert "literal[" not in message.ja


def test_a_key_that_stands_elsewhere_is_not_suggested_for_itself(catalog: Path) -> None:
    damage(catalog, "functions.yaml", "  class: required", "  class: [{is: required, when: x}]")
    message = error_of(catalog)
    assert message.code == "CAT004"
    assert message.remedy_en == "remove the key here"
