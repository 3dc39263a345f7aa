"""Whether an access token covers a call of a linkage API."""

from typing import Final

from conformance.rules.common_functions._scopes import TokenScope
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.2.5"


@value
class Given:
    """The provider's business ID, the call, the operation, and the token's scopes."""

    provider_business_id: str
    call_name: str
    operation: str
    token_scopes: tuple[str, ...]


@value
class Output:
    """The scope that the call needs, and whether the token has it."""

    required_scope: str
    allowed: bool


@rule("common_functions", "token-scope", law=_SOURCE)
def token_scope(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the scope a call needs, `業務ID:APIコール名:操作種類`, and whether the token has it.

    Scopes are compared as a whole: neither a part nor another spelling is enough. A part that holds
    a colon is out of scope.
    """
    parts = (given.provider_business_id, given.call_name, given.operation)
    if any(":" in part or not part for part in parts):
        msg = f"scope: expected three parts without a colon, found {parts}"
        raise OutOfScopeError(msg)
    needed = str(TokenScope(*parts))
    allowed = needed in given.token_scopes
    why(
        f"必要なスコープは{needed}。アクセストークンはこれを{'持つ' if allowed else '持たない'}。",
        f"The call needs the scope {needed}; the token {'has' if allowed else 'lacks'} it.",
        law=_SOURCE,
    )
    return Output(needed, allowed)
