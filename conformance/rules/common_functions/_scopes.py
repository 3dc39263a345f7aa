"""The parts of an access token's scope (スコープ)."""

from dataclasses import dataclass

from conformance.rules.core import OutOfScopeError

_PARTS = 3


@dataclass(frozen=True, slots=True)
class TokenScope:
    """A scope: the provider's business ID (業務ID), the API call name, the kind of operation."""

    provider: str
    call_name: str
    operation: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.call_name}:{self.operation}"


def parse(text: str) -> TokenScope:
    """Return the parts of a scope; one that has not three of them is out of scope."""
    parts = text.split(":")
    if len(parts) != _PARTS or not all(parts):
        msg = f"scope: expected 業務ID:APIコール名:操作種類, found {text!r}"
        raise OutOfScopeError(msg)
    return TokenScope(*parts)
