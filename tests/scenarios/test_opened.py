"""A pack read back from its folder."""

from __future__ import annotations

import json
import shutil

import pytest

from conformance.errors import UsageError
from conformance.scenarios.opened import content_of, open_pack


def copied(made, tmp_path):
    return shutil.copytree(made.folder, tmp_path / "pack")


def code(caught):
    return caught.value.messages[0].code


def test_a_pack_opens_to_what_was_made(made):
    assert open_pack(made.folder).head == made.bundle.head


@pytest.mark.parametrize("content", [None, "", "{}", "[1]"])
def test_a_folder_without_a_head_is_no_pack(tmp_path, content):
    if content is not None:
        (tmp_path / "pack.json").write_text(content)
    with pytest.raises(UsageError) as caught:
        open_pack(tmp_path)
    assert code(caught) == "USE101"


@pytest.mark.parametrize("name", ["calendar.csv", "calendar.json"])
def test_a_changed_calendar_is_noticed(made, tmp_path, name):
    folder = copied(made, tmp_path)
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(UsageError) as caught:
        open_pack(folder)
    assert code(caught) == "USE102"


def test_a_load_file_that_is_gone_is_noticed(made, tmp_path):
    folder = copied(made, tmp_path)
    next((folder / "load").iterdir()).unlink()
    with pytest.raises(UsageError) as caught:
        open_pack(folder)
    assert code(caught) == "USE102"


def test_a_head_that_names_a_file_outside_is_refused(made, tmp_path):
    folder = copied(made, tmp_path)
    (tmp_path / "outside").write_bytes(b"x")
    head = json.loads((folder / "pack.json").read_text("utf-8"))
    head["contents"]["../outside"] = (
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )
    head["content"] = content_of(head["contents"])
    (folder / "pack.json").write_text(json.dumps(head), "utf-8")
    with pytest.raises(UsageError) as caught:
        open_pack(folder)
    assert code(caught) == "USE102"


def test_a_catalogue_that_has_moved_is_noticed(made):
    pinned = made.pack.head.specifications["child_allowance"]
    moved = {"child_allowance": pinned.model_copy(update={"digest": "0" * 64})}
    pack = type(made.pack)(made.folder, made.pack.head.model_copy(update={"specifications": moved}))
    with pytest.raises(UsageError) as caught:
        pack.specifications()
    assert code(caught) == "USE103"
