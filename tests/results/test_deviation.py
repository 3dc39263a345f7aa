"""Only what no text supports can be unconfirmed or answered; all else fails."""

import datetime as dt

import pytest

from conformance.catalog.grounds import GROUNDS
from conformance.results.deviation import DEVIATES, deviation
from conformance.results.model import AnswerModel


def answer(*, accepted):
    return AnswerModel(of="a/b/c", accepted=accepted, by="答え 太郎", on=dt.date(2026, 11, 1))


@pytest.mark.parametrize("said", [None, answer(accepted=True), answer(accepted=False)])
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_a_text_supports_always_fails(ground, said):
    found = deviation(ground, said)
    assert found in DEVIATES
    assert ground == "reconstructed" or found == "fail"


def test_what_none_supports_follows_from_the_answer():
    told = [
        deviation("reconstructed", one)
        for one in (None, answer(accepted=True), answer(accepted=False))
    ]
    assert told == ["unconfirmed", "fail", "answered"]
