import pytest

from conformance.rules.common_functions.client_authentication import (
    Given,
    Output,
    client_authentication,
)
from conformance.rules.core import Parameters, Why

REFUSED = Output(accepted=False, provisional=False)
FOR_NOW = Output(accepted=True, provisional=True)


def judged(given: Given) -> Output:
    return client_authentication(given, Parameters(), Why())


@pytest.mark.parametrize("cloud", [True, False])
@pytest.mark.parametrize("hard", [True, False])
def test_the_two_secrets_are_accepted_everywhere(*, cloud: bool, hard: bool) -> None:
    jwt = judged(Given("client_secret_jwt", cloud, hard))

    assert jwt == Output(accepted=True, provisional=False)
    assert judged(Given("client_secret_basic", cloud, hard)) == FOR_NOW


@pytest.mark.parametrize(
    ("cloud", "hard", "expected"),
    [
        (True, True, REFUSED),
        (True, False, REFUSED),
        (False, False, REFUSED),
        (False, True, FOR_NOW),
    ],
)
def test_an_api_key_needs_both_conditions(expected: Output, *, cloud: bool, hard: bool) -> None:
    assert judged(Given("api_key", cloud, hard)) == expected
