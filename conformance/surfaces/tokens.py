"""Access tokens of one client, each asked for once."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError

if TYPE_CHECKING:
    from collections.abc import Callable

_THE_CLIENT = frozenset({401, 423})  # whoever asks for whatever: this client is not let in
_THE_REQUEST = frozenset({400, 403, 422})


class TokenRefusedError(UntestedError):
    """No token was given; `status` is what the server answered."""

    def __init__(self, cause: Cause, status: int) -> None:
        super().__init__(cause)
        self.status = status


@dataclass
class Tokens:
    """Tokens by the name they are asked for: a role or a scope.

    Who was turned away does not knock again: servers lock a client after a few wrong secrets.
    Of calls at the same moment one asks; the others wait for what it is given.
    """

    ask: Callable[[str], str]
    _held: dict[str, str] = field(default_factory=dict, repr=False)
    _refused: dict[str | None, TokenRefusedError] = field(default_factory=dict, repr=False)
    _one_by_one: RLock = field(default_factory=RLock, repr=False)

    def of(self, name: str) -> str:
        """Return the token for a name (`UntestedError` when it is, or was, refused)."""
        with self._one_by_one:
            refused = self._refused.get(None) or self._refused.get(name)
            if refused is not None:
                raise UntestedError(refused.cause)
            if name not in self._held:
                try:
                    self._held[name] = self.ask(name)
                except TokenRefusedError as error:
                    if error.status in _THE_CLIENT:
                        self._refused[None] = error
                    elif error.status in _THE_REQUEST:
                        self._refused[name] = error
                    raise
            return self._held[name]

    def forget(self, name: str) -> bool:
        """Let the next request bring a new token; return whether there was one."""
        return self._held.pop(name, None) is not None

    def clear(self) -> None:
        """Forget all tokens that are held, not who was turned away."""
        self._held.clear()
