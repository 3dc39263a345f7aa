import pytest

from conformance.rules.common_functions.client_credentials_form import (
    Given,
    Output,
    client_credentials_form,
)
from conformance.rules.core import Parameters, Why


def judged(client_id: str, client_secret: str) -> Output:
    return client_credentials_form(Given(client_id, client_secret), Parameters(), Why())


@pytest.mark.parametrize(("length", "right"), [(31, False), (32, True), (33, False)])
def test_a_client_id_has_exactly_32_characters(length: int, *, right: bool) -> None:
    assert judged("a" * length, "s" * 32).client_id_ok is right


@pytest.mark.parametrize("letter", ["-", "_", "９", "ａ", " ", "\n"])
def test_a_client_id_holds_nothing_but_ascii_letters_and_digits(letter: str) -> None:
    assert not judged("A" * 31 + letter, "s" * 32).client_id_ok
    assert not judged("A" * 32 + letter, "s" * 32).client_id_ok


@pytest.mark.parametrize(("length", "right"), [(31, False), (32, True), (200, True)])
def test_a_secret_has_32_characters_or_more(length: int, *, right: bool) -> None:
    assert judged("a" * 32, "-" * length).client_secret_ok is right
