import pytest

from conformance.rules.common_functions.token_single_provider import (
    Given,
    Output,
    token_single_provider,
)
from conformance.rules.core import OutOfScopeError, Parameters, Why


def judged(*scopes: str) -> Output:
    return token_single_provider(Given(scopes), Parameters(), Why())


def test_several_scopes_of_one_provider_share_a_token() -> None:
    assert judged("031:a:Create", "031:b:Read") == Output(issuable=True, providers=("031",))


def test_a_second_provider_prevents_the_token_wherever_it_stands() -> None:
    expected = Output(issuable=False, providers=("001", "031"))

    assert judged("031:a:Create", "001:b:Read") == expected
    assert judged("001:b:Read", "031:a:Create") == expected


def test_no_scope_at_all_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="at least one"):
        judged()
