"""A result is canonical: the same content is the same bytes, and reads back equal."""

import json
from pathlib import Path

import pytest

from conformance.errors import UsageError
from conformance.results.store import read_result, result_schema, to_bytes, write_result


def test_a_written_result_reads_back_equal(tmp_path, sample_result):
    path = tmp_path / "out" / "result.json"
    write_result(sample_result, path)
    assert read_result(path) == sample_result
    assert path.read_bytes() == to_bytes(sample_result)


def test_the_bytes_hold_sorted_keys_and_a_clock_in_run_only(sample_result):
    data = json.loads(to_bytes(sample_result))
    assert list(data) == sorted(data)
    assert "T10:00:00+09:00" in json.dumps(data.pop("run"))
    assert "T10:00:00" not in json.dumps(data)


def test_a_result_obeys_its_published_schema(sample_result):
    from jsonschema import Draft202012Validator

    Draft202012Validator(result_schema()).validate(json.loads(to_bytes(sample_result)))


def test_a_file_that_is_no_result_is_refused_with_advice(tmp_path):
    path = tmp_path / "result.json"
    path.write_text("{}")
    with pytest.raises(UsageError, match="is not a result"):
        read_result(path)


def test_what_never_ends_is_no_result():
    with pytest.raises(UsageError, match="RES001"):
        read_result(Path("/dev/zero"))
