"""Only what no text supports can be unconfirmed or answered; all else that is due fails."""

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
    found = deviation(ground, said, "required")
    assert found in DEVIATES
    assert ground == "reconstructed" or found == "fail"


def test_what_none_supports_follows_from_the_answer():
    told = [
        deviation("reconstructed", one, "optional")
        for one in (None, answer(accepted=True), answer(accepted=False))
    ]
    assert told == ["unconfirmed", "fail", "answered"]


@pytest.mark.parametrize("said", [None, answer(accepted=True), answer(accepted=False)])
@pytest.mark.parametrize("ground", GROUNDS)
def test_what_is_only_announced_is_a_warning_on_whatever_ground(ground, said):
    assert deviation(ground, said, "announced") == "announced"
