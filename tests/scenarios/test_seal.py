"""The expected outcome, sealed."""

from __future__ import annotations

import shutil
import zipfile

import pytest

from conformance.errors import UsageError
from conformance.scenarios.packed import ExpectedFile
from conformance.scenarios.seal import sealed, sha256, unsealed


def code(caught):
    return caught.value.messages[0].code


def test_the_same_outcome_is_sealed_in_the_same_bytes(made):
    assert sealed(made.expected) == made.apart.read_bytes()
    assert sha256(made.apart.read_bytes()) == made.pack.head.expected


def test_the_seal_opens_to_what_was_sealed(made):
    assert unsealed(made.apart, made.pack.head) == made.expected


def test_one_changed_byte_breaks_the_seal(made, tmp_path):
    content = bytearray(made.apart.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "e.zip").write_bytes(content)
    with pytest.raises(UsageError) as caught:
        unsealed(tmp_path / "e.zip", made.pack.head)
    assert code(caught) == "USE111"


def test_an_outcome_made_anew_breaks_the_seal_too(made, tmp_path):
    lenient = made.expected.model_copy(update={"groups": ()})
    (tmp_path / "e.zip").write_bytes(sealed(lenient))
    with pytest.raises(UsageError) as caught:
        unsealed(tmp_path / "e.zip", made.pack.head)
    assert code(caught) == "USE111"


def test_the_outcome_of_another_pack_is_told_apart(made, tmp_path):
    other = ExpectedFile(expected=1, content="0" * 64, groups=())
    (tmp_path / "e.zip").write_bytes(sealed(other))
    head = made.pack.head.model_copy(update={"expected": sha256(sealed(other))})
    with pytest.raises(UsageError) as caught:
        unsealed(tmp_path / "e.zip", head)
    assert code(caught) == "USE112"


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_what_is_no_archive_cannot_be_read_even_with_a_fitting_hash(made, tmp_path, content):
    (tmp_path / "e.zip").write_bytes(content)
    head = made.pack.head.model_copy(update={"expected": sha256(content)})
    with pytest.raises(UsageError) as caught:
        unsealed(tmp_path / "e.zip", head)
    assert code(caught) == "USE110"


def test_an_archive_with_another_member_cannot_be_read(made, tmp_path):
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.json", "{}")
    head = made.pack.head.model_copy(update={"expected": sha256(path.read_bytes())})
    with pytest.raises(UsageError) as caught:
        unsealed(path, head)
    assert code(caught) == "USE110"


def test_a_seal_that_is_not_there_cannot_be_read(made, tmp_path):
    with pytest.raises(UsageError) as caught:
        unsealed(tmp_path / "none.zip", made.pack.head)
    assert code(caught) == "USE110"
    shutil.rmtree(tmp_path)
