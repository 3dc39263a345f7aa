import shutil
from pathlib import Path

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.locate import catalog_directory
from conformance.catalog.shared_linkages import EVERYONE, stated
from conformance.errors import CatalogError

DOMAIN, VERSION = "child_allowance", "2.0"
SHARED = [(name, key) for name in domains() for key in load(name).shared_linkages]


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A catalogue of one domain: the other sides of its linkages are in the bundled one."""
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, tmp_path / DOMAIN / VERSION)
    return tmp_path


@pytest.fixture
def both(alone: Path) -> Path:
    """A catalogue of a domain and of the one that provides it with residents."""
    source = catalog_directory() / "resident_register"
    shutil.copytree(source, alone / "resident_register")
    return alone


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("domain", "key"), SHARED)
def test_one_side_takes_parties_and_id_from_where_the_linkage_stands(domain: str, key: str) -> None:
    spec = load(domain)
    side, linkage = spec.shared_linkages[key], spec.linkages[key]
    there = load(side.linkage.partition("/")[0]).linkages[side.linkage.partition("/")[2]]

    assert linkage.provider == there.provider
    assert linkage.consumer == (domain if there.consumer == EVERYONE else there.consumer)
    assert linkage.official_id == there.official_id
    assert linkage.mode == (side.mode or there.mode)
    assert linkage.timing == (side.timing or there.timing)
    assert (linkage.title_ja, linkage.class_, linkage.data) == (
        side.title_ja,
        side.class_,
        side.data,
    )


def test_the_same_linkage_is_provided_by_one_side_and_taken_in_by_the_other() -> None:
    taken = load(DOMAIN).linkages["resident-to-child-allowance"]
    provided = load("resident_register").linkages["resident-to-child-allowance"]

    assert taken.provider == provided.provider == "resident_register"
    assert taken.data == ("payees", "children")
    assert "japanese_residents" in provided.data
    assert taken.official_id == "001o006"


def test_a_folder_that_stands_alone_finds_the_other_side_in_the_bundled_catalogue(
    alone: Path,
) -> None:
    assert load(DOMAIN, root=alone).linkages == load(DOMAIN).linkages


def test_the_other_side_is_read_from_the_same_catalogue_when_it_is_there(both: Path) -> None:
    path = both / "resident_register" / "6.1" / "linkages.yaml"
    edit(path, "official_id: 001o006", "official_id: 001o099")

    found = load(DOMAIN, root=both).linkages["resident-to-child-allowance"]

    assert found.official_id == "001o099"


def test_a_side_of_a_linkage_nobody_states_is_refused_at_its_line(alone: Path) -> None:
    path = alone / DOMAIN / VERSION / "linkages.yaml"
    edit(
        path,
        "linkage: resident_register/support-to-all",
        "linkage: resident_register/support-to-al",
    )

    with pytest.raises(CatalogError) as caught:
        load(DOMAIN, root=alone)

    (message,) = caught.value.messages
    assert message.code == "CAT010"
    assert message.remedy_en == "did you mean resident_register/support-to-all?"
    line = int(message.where.rpartition(":")[2])
    assert "support-measures-to-child-allowance" in path.read_text().splitlines()[line - 1]


def test_a_linkage_that_is_neither_whole_nor_a_side_is_refused(alone: Path) -> None:
    path = alone / DOMAIN / VERSION / "linkages.yaml"
    edit(path, "  linkage: resident_register/resident-to-child-allowance\n", "")

    with pytest.raises(CatalogError) as caught:
        load(DOMAIN, root=alone)

    assert {m.code for m in caught.value.messages} == {"CAT004", "CAT005"}
    assert any("provider" in m.en for m in caught.value.messages)


def test_only_whole_entries_count_as_stated() -> None:
    spec = load(DOMAIN)

    assert set(stated(DOMAIN, spec.directory)) == set(spec.linkages) - set(spec.shared_linkages)
    assert stated("no_such_domain", spec.directory) == {}
