"""What would take the reader's memory, or be read in two ways, is no result to any reader."""

from __future__ import annotations

import tracemalloc

import pytest
from pydantic import ValidationError

from conformance.errors import UsageError
from conformance.results import bounds
from conformance.results.model import Result
from conformance.results.store import read_content, to_bytes


def reason(content: bytes, path) -> str:
    with pytest.raises(UsageError) as caught:
        read_content(content, path)
    (message,) = caught.value.messages
    assert message.ja
    assert message.remedy_en
    return f"{message.code} {message.en}"


def with_part(result, part: bytes) -> bytes:
    content = to_bytes(result)
    assert content.startswith(b'{"cases":[{')
    return content.replace(b'{"cases":[{', b'{"cases":[{"finding":' + part + b",", 1)


@pytest.mark.parametrize("twice", [b'"cases":[],"cases":[', b'"checksum":"0","cases":['])
def test_a_name_that_stands_twice_is_read_by_nobody(sample_result, tmp_path, twice) -> None:
    content = to_bytes(sample_result).replace(b'"cases":[', twice, 1)
    assert reason(content, tmp_path / "r.json").startswith("RES005")


def test_a_name_that_stands_twice_deep_inside(sample_result, tmp_path) -> None:
    content = to_bytes(sample_result).replace(b'"verdict":"', b'"verdict":"x","verdict":"', 1)
    assert "a name twice" in reason(content, tmp_path / "r.json")


@pytest.mark.parametrize("depth", [bounds.DEEPEST, 900, 100_000])
def test_nesting_is_bounded(sample_result, tmp_path, depth) -> None:
    deep = b"[" * depth + b"]" * depth
    assert f"more than {bounds.DEEPEST} levels" in reason(
        with_part(sample_result, deep), tmp_path / "r.json"
    )


def test_what_an_answer_nested_as_deeply_as_any_leaves_can_be_read(sample_result) -> None:
    value = b'{"x":' * 64 + b"1" + b"}" * 64
    content = with_part(sample_result, b'{"exchanges":[{"response":' + value + b"}]}")
    assert bounds.parsed(content)


def test_too_many_elements_are_told_before_memory_is_taken(sample_result, tmp_path) -> None:
    content = with_part(sample_result, b'{"example":[' + b"{}," * 2_600_000 + b"{}]}")
    tracemalloc.start()
    try:
        assert "RES005" in reason(content, tmp_path / "r.json")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1 << 20


def test_members_of_one_list_are_counted(sample_result, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(bounds, "MOST_MEMBERS", 50_000)
    content = with_part(sample_result, b"[" + b"0," * 50_001 + b"0]")
    assert "too many elements" in reason(content, tmp_path / "r.json")


@pytest.mark.parametrize("name", ["cases", "catalogue", "defects", "questions"])
def test_of_a_thousand_wrong_parts_one_is_told(sample_result, name) -> None:
    value = {**bounds.parsed(to_bytes(sample_result)), name: [{}] * 1_000}
    with pytest.raises(ValidationError) as caught:
        Result.model_validate(value)
    assert {error["loc"][1] for error in caught.value.errors()} == {0}


@pytest.mark.parametrize("content", [b"", b"\xff", b"{", b"[NaN]", b'{"a": 1e999}'])
def test_what_is_no_json_is_called_so(tmp_path, content) -> None:
    assert "cannot be read as JSON" in reason(content, tmp_path / "r.json")
