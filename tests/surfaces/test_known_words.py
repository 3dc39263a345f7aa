"""What a mapping declares may stand in evidence; nothing else of an answer."""

from __future__ import annotations

import pytest

from conformance.surfaces.known_words import vocabulary
from conformance.surfaces.mapping.models.section import Mapping

SECTION = Mapping.model_validate(
    {
        "envelope": {
            "ok": "kekka.status == '0000' || kekka.code == `1200`",
            "reasons": {"77": "E0001"},
        }
    }
)


@pytest.mark.parametrize("word", ["0000", "1200", "kekka", "status", "77", "E0001"])
def test_what_an_answer_is_compared_with_and_read_by_is_known(word):
    assert vocabulary((), SECTION).knows(word)


@pytest.mark.parametrize("word", ["0001", "2026-04-01", "見本　太郎", "==", ""])
def test_nothing_else_is(word):
    assert not vocabulary((), SECTION).knows(word)
