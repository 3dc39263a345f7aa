"""Evidence is read where the profile has it, and only as it was when the package was tested."""

from __future__ import annotations

import pytest
import signed

from conformance.errors import UsageError
from conformance.trust.evidence import read_evidence


@pytest.fixture
def folder(tmp_path):
    return signed.profile_in(tmp_path).parent


def code(result, folder) -> str:
    with pytest.raises(UsageError) as caught:
        read_evidence(result, folder)
    return caught.value.messages[0].code


def test_it_is_read(result, folder) -> None:
    assert read_evidence(result, folder) == (signed.EVIDENCE,)


def test_another_file_is_refused(result, folder) -> None:
    (folder / "evidence" / "memo.md").write_bytes(b"later")
    assert code(result, folder) == "TRU007"


@pytest.mark.parametrize("kind", ["missing", "link"])
def test_a_file_that_is_not_there_is_refused(result, folder, kind) -> None:
    path = folder / "evidence" / "memo.md"
    path.rename(folder / "kept.md")
    if kind == "link":
        path.symlink_to(folder / "kept.md")
    assert code(result, folder) == "TRU006"
