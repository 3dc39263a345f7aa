import shutil
from pathlib import Path

import pytest

from conformance.catalog.diff import Change, compare
from conformance.catalog.load import load
from conformance.catalog.locate import catalog_directory

DOMAIN, VERSION = "child_allowance", "2.0"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The folder of a copy of a specification that a test may change."""
    target = tmp_path / DOMAIN / VERSION
    shutil.copytree(catalog_directory() / DOMAIN / VERSION, target)
    return target


def edit(folder: Path, file: str, old: str, new: str) -> tuple[Change, ...]:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return compare(load(DOMAIN), load(DOMAIN, root=folder.parents[1]))


def test_a_specification_does_not_differ_from_itself(changed: Path) -> None:
    assert edit(changed, "rules.yaml", "rules:\n", "# a comment\nrules:\n") == ()


def test_a_changed_title_names_entry_field_and_place(changed: Path) -> None:
    (change,) = edit(changed, "functions.yaml", "title_ja: 配偶者情報の管理", "title_ja: 配偶者")

    assert (change.what, change.kind, change.key) == ("changed", "functions", "manage-spouse")
    assert change.fields == ("title_ja",)
    assert change.where.startswith(f"{DOMAIN}/{VERSION}/functions.yaml:")


def test_a_class_is_named_as_the_file_names_it(changed: Path) -> None:
    (change,) = edit(changed, "functions.yaml", "class: required", "class: optional")

    assert change.fields == ("class",)


def test_a_renamed_entry_is_removed_and_added(changed: Path) -> None:
    changes = edit(changed, "functions.yaml", "key: manage-spouse", "key: manage-partner")

    assert [(c.what, c.key) for c in changes] == [
        ("removed", "manage-spouse"),
        ("added", "manage-partner"),
    ]


def test_a_changed_item_is_named_inside_its_group(changed: Path) -> None:
    group = next(iter(load(DOMAIN).records.values()))
    item = group.items[0]

    (change,) = edit(
        changed, "records.yaml", f"name_ja: {item.name_ja}", f"name_ja: {item.name_ja}新"
    )

    assert change.key == group.key
    assert change.fields == (f"items.{item.key}",)
