"""The files of a folder are pinned by their contents, in the time that a run may take."""

import hashlib
import time

import pytest

from conformance.errors import UsageError
from conformance.plugin.evidence import digest_of, evidence_of, files_in
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare


def test_names_and_contents_decide(tmp_path):
    (tmp_path / "a").write_bytes(b"1" * (3 << 20))
    (tmp_path / "b").write_bytes(b"")
    found = digest_of(files_in(tmp_path))
    single = [hashlib.sha256(b"1" * (3 << 20)).hexdigest(), hashlib.sha256().hexdigest()]
    lines = f"a\0{single[0]}\nb\0{single[1]}\n"
    assert found == hashlib.sha256(lines.encode()).hexdigest()
    (tmp_path / "b").rename(tmp_path / "c")
    assert digest_of(files_in(tmp_path)) != found


def test_a_folder_that_takes_longer_than_the_run_may_is_not_judged(profile, tmp_path):
    (tmp_path / "stray.bin").write_bytes(b"0")
    path = profile("{files: {directory: .}}")
    asked = {"profile": str(path), "seed": "1", "max-minutes": "0.0000001"}
    with pytest.raises(UsageError) as raised:
        evidence_of(prepare(options_of(asked)), tmp_path)
    (message,) = raised.value.messages
    assert message.code == "USE136"
    assert message.where.startswith(str(tmp_path))


def test_a_file_that_cannot_be_read_counts_by_its_name(tmp_path):
    gone = tmp_path / "gone"
    assert digest_of((gone,), time.monotonic() + 60) == digest_of((gone,))
