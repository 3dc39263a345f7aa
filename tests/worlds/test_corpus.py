"""The corpus: a file a case, read back the same, named by its hash, strict about what it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conformance.errors import UsageError
from conformance.findings import Counterexample
from conformance.worlds.corpus import KEPT, Corpus, only, read_corpus, save

if TYPE_CHECKING:
    from pathlib import Path

CASE = "child_allowance/rule/payment-start-month/generated-facts"


def one(number: int) -> Counterexample:
    return Counterexample("", "value", {"children": number})


def test_what_is_saved_is_read_back_the_newest_first(tmp_path: Path) -> None:
    save(tmp_path, [(CASE, one(1), None)])
    save(tmp_path, [(CASE, one(2), {"story": []})])

    corpus = read_corpus(tmp_path)
    assert corpus.of(CASE) == (one(2), one(1))
    assert corpus.of("another/rule/case/x") == ()
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.json")] == [
        f"{CASE}.json"
    ]


def test_an_example_found_again_is_kept_once_and_old_ones_give_way(tmp_path: Path) -> None:
    save(tmp_path, [(CASE, one(n), None) for n in range(KEPT + 3)])
    save(tmp_path, [(CASE, one(10), None)])
    numbers = [e.value["children"] for e in read_corpus(tmp_path).of(CASE)]
    assert numbers[:2] == [10, KEPT + 2]
    assert len(numbers) == len(set(numbers)) == KEPT


def test_the_digest_depends_on_the_examples_alone(tmp_path: Path) -> None:
    save(tmp_path / "a", [(CASE, one(1), None)])
    save(tmp_path / "b", [(CASE, one(1), None)])
    save(tmp_path / "c", [(CASE, one(2), None)])
    digests = [read_corpus(tmp_path / name).digest for name in "abc"]
    assert digests[0] == digests[1] != digests[2]
    assert read_corpus(tmp_path / "nowhere").digest == Corpus().digest


def test_a_counterexample_alone_is_a_corpus() -> None:
    corpus = only(CASE, one(1))
    assert (corpus.count, corpus.of(CASE)) == (1, (one(1),))


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"\xff",
        json.dumps({"format": "conformance-corpus/2", "case": CASE, "examples": []}).encode(),
        json.dumps({"format": "conformance-corpus/1", "case": "a/b", "examples": []}).encode(),
        b" " * 1_000_001,
    ],
)
def test_a_file_that_is_no_corpus_is_a_usage_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / f"{CASE}.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        read_corpus(tmp_path)
    assert raised.value.messages[0].code == "USE080"
