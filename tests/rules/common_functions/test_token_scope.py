from dataclasses import replace

import pytest

from conformance.rules.common_functions.token_scope import Given, Output, token_scope
from conformance.rules.core import OutOfScopeError, Parameters, Why

SCOPE = "031:app_submit/v10/jutogaishaatenabangofuban:Create"
CALL = Given("031", "app_submit/v10/jutogaishaatenabangofuban", "Create", (SCOPE,))


def judged(given: Given) -> Output:
    return token_scope(given, Parameters(), Why())


def test_the_scope_of_the_call_opens_it() -> None:
    assert judged(CALL) == Output(SCOPE, allowed=True)


@pytest.mark.parametrize("part", ["provider_business_id", "call_name", "operation"])
def test_a_call_that_differs_in_one_part_is_not_covered(part: str) -> None:
    assert not judged(replace(CALL, **{part: "other"})).allowed


@pytest.mark.parametrize("scope", [SCOPE.lower(), SCOPE + " ", SCOPE[:-1], SCOPE + "d"])
def test_a_scope_counts_only_as_a_whole(scope: str) -> None:
    assert not judged(replace(CALL, token_scopes=(scope,))).allowed


def test_a_part_with_a_colon_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="without a colon"):
        judged(replace(CALL, operation="Create:031"))
