"""What catalogue and mapping declare may be repeated, all else of an answer by its shape alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.reply import Refusal, Reply
from conformance.findings import Exchange
from conformance.surfaces.known_words import vocabulary, words_of
from conformance.surfaces.mapping.causes import asks_more, not_arranged
from conformance.surfaces.mapping.models.section import Mapping
from conformance.surfaces.mapping.replies import VendorReason
from conformance.values.secrets import MARK, USED
from conformance.values.shown import shape

SPEC = load("child_allowance")
PROFILE = SimpleNamespace(surfaces=SimpleNamespace(api=None))
WORDS = words_of(SPEC, PROFILE)  # type: ignore[arg-type]  # all of a profile that it looks at
named = st.text(st.characters(categories=("L", "N", "Pd")), min_size=4, max_size=20).filter(
    lambda text: not WORDS.knows(text) and shape(text) != text
)
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


def refused(*reasons):
    return Reply(400, (), reasons, Exchange("GET", "/x", {}, 400, {}))


@given(named, named)
def test_no_cause_repeats_a_code_or_an_item_that_nobody_declared(code, item):
    reply = refused(Refusal(code, f"(unmapped: {item})", unasked=True))
    plain = [asks_more(refused(), WORDS), not_arranged("/x", (), 400, WORDS)]
    assume(not [word for word in (code, item) for cause in plain if word in f"{cause}"])
    for cause in (
        asks_more(reply, WORDS),
        not_arranged("/x", (VendorReason(code, item, None),), 400, WORDS),
    ):
        assert code not in f"{cause}"
        assert item not in f"{cause}"
        assert shape(item) in cause.en


@given(st.sampled_from(sorted(WORDS.words)))
def test_words_of_the_contract_and_the_catalogue_stay(word):
    assert WORDS.told(word) == word
    assert WORDS.told(f"(unmapped: {word})") == f"(unmapped: {word})"


def test_a_status_that_stands_for_a_reason_stays():
    assert WORDS.told("HTTP 409") == "HTTP 409"


def test_of_a_piece_of_a_secret_not_even_the_shape_is_told():
    with USED.apart():
        USED.use("cookie-of-a-session-7Q")
        assert WORDS.told("ookie-of-a-session-7Q") == MARK
