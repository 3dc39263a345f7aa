"""The login of a document that names no scheme: its request, and the header that carries it on."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.words import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.surfaces.drafting.model import Operation
    from conformance.surfaces.drafting.security import Auth

_LOGIN = frozenset({"login", "logon", "signin", "session", "sessions", "authenticate"})
_ENDS = frozenset({"logout", "logoff", "signout"})
_TITLE = re.compile("ログイン|サインイン|認証")
_SECRET = re.compile("pass|pwd|secret|パスワード|暗証", re.IGNORECASE)
_CARRIES = re.compile("session|token|auth|セッション|トークン", re.IGNORECASE)
_PLAIN = frozenset({"accept", "content-type", "accept-language"})


def login_of(operations: Sequence[Operation]) -> tuple[Auth, str] | None:
    """Return the `auth` of a profile by the call that opens a session; None where none does.

    Where in its answer the token stands no document of such a kind says: that is left to fill in.
    """
    opens = next((o for o in operations if _is_login(o)), None)
    if opens is None:
        return None
    login = {"request": f"{opens.method} {opens.path}", "body": dict(_body(opens))}
    auth: Auth = {"kind": "session", "login": login}
    header = _header(o for o in operations if o is not opens)
    if header is not None:
        auth["token"] = {"from": "body", "path": "TODO", "header": header}
    return auth, "ログインの呼出しと、応答のどこにトークンがあるかを確かめる / check the login"


def _is_login(operation: Operation) -> bool:
    names = {*parts(operation.name), *parts(operation.path)}
    said = bool(names & _LOGIN) or bool(_TITLE.search(operation.summary))
    secret = any(_SECRET.search(field.path + field.text) for field in operation.body)
    return operation.method == "POST" and said and secret and not names & _ENDS


def _body(operation: Operation) -> Iterable[tuple[str, str]]:
    """Yield what is sent: the secret, and who logs in; both are variables of the environment."""
    for field in operation.body:
        if _SECRET.search(field.path + field.text):
            yield field.path, "{env.VENDOR_PASSWORD}"
        elif field.required:
            yield field.path, "{env.VENDOR_USER}"


def _header(operations: Iterable[Operation]) -> str | None:
    """Return the header of most calls that carries a session."""
    every = list(operations)
    counted = Counter(
        field.path
        for operation in every
        for field in operation.takes
        if field.place == "header"
        and field.path.lower() not in _PLAIN
        and _CARRIES.search(field.path + field.text)
    )
    name, number = next(iter(counted.most_common(1)), ("", 0))
    return name if number * 2 > len(every) else None
