"""Whether an access token with the scopes asked for may be issued."""

from typing import Final

from conformance.rules.common_functions import _scopes
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.2.5"


@value
class Given:
    """The scopes asked for."""

    scopes: tuple[str, ...]


@value
class Output:
    """Whether the token may be issued, and the providers it would open, in order."""

    issuable: bool
    providers: tuple[str, ...]


@rule("common_functions", "token-single-provider", law=_SOURCE)
def token_single_provider(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether all scopes are of one provider: a token never opens several systems.

    A request without a scope is out of scope.
    """
    if not given.scopes:
        msg = "scopes: expected at least one scope, found none"
        raise OutOfScopeError(msg)
    providers = tuple(sorted({_scopes.parse(scope).provider for scope in given.scopes}))
    issuable = len(providers) == 1
    why(
        f"スコープの提供側業務システムは{'、'.join(providers)}で、"
        f"一つのアクセストークンとして発行{'できる' if issuable else 'しない'}。",
        f"The scopes are of {', '.join(providers)}: one token {'may' if issuable else 'must not'} "
        "cover them.",
        law=_SOURCE,
    )
    return Output(issuable, providers)
