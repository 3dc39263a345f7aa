"""The form of a client ID and of a client secret."""

import re
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.2.5"
_CLIENT_ID: Final = re.compile(r"[0-9A-Za-z]{32}")
_SECRET_LENGTH: Final = 32  # characters, at least


@value
class Given:
    """A client ID and a client secret as they are to be registered."""

    client_id: str
    client_secret: str


@value
class Output:
    """Whether each has the form laid down."""

    client_id_ok: bool
    client_secret_ok: bool


@rule("common_functions", "client-credentials-form", law=_SOURCE)
def client_credentials_form(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the ID is 32 of 0-9 A-Z a-z and the secret has 32 characters or more."""
    id_ok = _CLIENT_ID.fullmatch(given.client_id) is not None
    length = len(given.client_secret)
    secret_ok = length >= _SECRET_LENGTH
    why(
        f"クライアントIDは半角英数字32文字に{'合う' if id_ok else '合わない'}。",
        f"The client ID {'is' if id_ok else 'is not'} 32 letters and digits.",
        law=_SOURCE,
    )
    why(
        f"クライアントシークレットは{length}文字で、32文字以上{'ある' if secret_ok else 'ない'}。",
        f"The client secret has {length} characters; 32 or more are needed.",
        law=_SOURCE,
    )
    return Output(id_ok, secret_ok)
