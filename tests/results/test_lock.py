"""The lock of a folder writes over no other file."""

import os

import pytest

from conformance.results.lock import folder_lock


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system follows every link")
def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path):
    other = tmp_path / "precious"
    other.write_text("precious", "utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".conformance.lock").symlink_to(other)
    with pytest.raises(OSError, match="symbolic link"), folder_lock(folder):
        pass
    assert other.read_text("utf-8") == "precious"
