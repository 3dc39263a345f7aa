"""A path at which the server has nothing: a wrong address, not a wrong password."""

from __future__ import annotations

from typing import Final

from conformance.findings import Cause

NO_SUCH_PATH: Final = frozenset({404, 405, 410})
"""What a router answers where no such path, or no such method on it, is known."""


def no_such_path(status: int, where: str) -> Cause:
    """Return the cause that the server knows no such path; `where` is the URL tried."""
    return Cause(
        "T-NO-SUCH-PATH",
        f"{where} には何もありません（HTTP {status}）。パスが違います。",
        f"there is nothing at {where} (HTTP {status}): the path is wrong",
        "base_url のパスと、profile に書いたログイン・トークン・機能一覧のパスを確かめてください。"
        "パスワードの誤りではありません。",
        "check the path of base_url, and the paths of login, token and capabilities in the "
        "profile; this is no matter of a password",
        {"tried": where},
    )
