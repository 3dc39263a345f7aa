import pytest

from conformance.rules.common_functions import _scopes
from conformance.rules.core import OutOfScopeError

ISSUE = "031:app_submit/v10/jutogaishaatenabangofuban:Create"


def test_a_scope_is_read_and_written_alike() -> None:
    scope = _scopes.parse(ISSUE)

    assert scope.provider == "031"
    assert scope.operation == "Create"
    assert str(scope) == ISSUE


@pytest.mark.parametrize("text", ["", "031", "031:call", "031:call:Create:more", "031::Create"])
def test_what_has_not_three_parts_is_no_scope(text: str) -> None:
    with pytest.raises(OutOfScopeError, match="業務ID:APIコール名:操作種類"):
        _scopes.parse(text)
