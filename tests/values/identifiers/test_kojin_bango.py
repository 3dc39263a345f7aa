"""The Individual Number stays hidden wherever it could slip out."""

import json
import logging
import pickle

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from conformance.values.identifiers.kojin_bango import KOJIN_BANGO, KojinBango
from conformance.values.problem import Problem

DIGITS = "123456789018"
HIDDEN = KojinBango(DIGITS)


class Person(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    number: KojinBango


@pytest.mark.parametrize(
    "written",
    [repr(HIDDEN), str(HIDDEN), f"{HIDDEN}", f"{HIDDEN!r:>30}", "%s" % HIDDEN, repr([HIDDEN])],  # noqa: UP031 - the old form is what is tested
)
def test_no_way_of_writing_shows_the_digits(written: str) -> None:
    assert DIGITS not in written
    assert "*" in written


def test_a_log_line_does_not_show_the_digits(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("t").warning("number %s %r", HIDDEN, HIDDEN)
    assert DIGITS not in caplog.text


def test_json_refuses_to_write_it() -> None:
    with pytest.raises(TypeError):
        json.dumps({"number": HIDDEN})


def test_a_model_reads_the_digits_and_writes_asterisks() -> None:
    person = Person.model_validate({"number": DIGITS})
    assert person.number.reveal() == DIGITS
    assert DIGITS not in person.model_dump_json()
    assert DIGITS not in repr(person)


def test_a_model_that_hides_its_input_does_not_show_a_wrong_number_either() -> None:
    with pytest.raises(ValidationError) as caught:
        Person.model_validate({"number": "123456789019"})
    assert "123456789019" not in str(caught.value)


def test_a_refused_number_is_shown_by_its_shape_only() -> None:
    found = KOJIN_BANGO.check("123456789019")
    assert "123456789019" not in repr(found) + found.line("ja") + found.line("en")
    assert "999999999999" in found.line("ja")


def test_the_error_of_a_wrong_number_does_not_show_it() -> None:
    with pytest.raises(ValueError, match="V-ID-CHECK") as caught:
        KojinBango("123456789019")
    assert "123456789019" not in str(caught.value)


def test_reading_gives_the_number_or_a_problem() -> None:
    assert KojinBango.read(DIGITS) == HIDDEN
    assert isinstance(KojinBango.read("x"), Problem)


def test_equal_numbers_are_equal_and_hash_alike() -> None:
    assert KojinBango(DIGITS) == HIDDEN
    assert len({KojinBango(DIGITS), HIDDEN}) == 1
    assert KojinBango("111111111118") != HIDDEN
    assert HIDDEN != DIGITS


def test_it_survives_the_way_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(HIDDEN)) == HIDDEN  # noqa: S301 - our own bytes
