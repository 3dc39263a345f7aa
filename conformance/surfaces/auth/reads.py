"""A login of a package that is only to be read: a GET, or declared safe in a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.auth.models import SessionLogin
from conformance.surfaces.mapping.check.problems import ProfileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.surfaces.mapping.check.problems import Place
    from conformance.surfaces.profile import ApiSurface


def login_problems(api: ApiSurface) -> Iterator[ProfileProblem]:
    """Yield the logins that would write to a package only to be read, with nobody's name beside.

    The token of OAuth is none of them: what is sent there, and that it registers nothing, RFC 6749
    §4.4 says. Where a login goes and what it carries only the profile says.
    """
    if not api.read_only:
        return
    at: Place = ("surfaces", "api")
    places = {(*at, "auth"): api.auth}
    places |= {(*at, "roles", role, "auth"): one.auth for role, one in api.roles.items()}
    for place, auth in places.items():
        if isinstance(auth, SessionLogin) and not auth.login.reads:
            yield _writes((*place, "login", "request"), auth.login.request)


def _writes(at: Place, request: str) -> ProfileProblem:
    entry = ".".join(map(str, at[2:-1]))
    return ProfileProblem(
        at,
        "PRO034",
        f"{entry}: 読み取り専用の環境に {request} を送ることになります。"
        "期待: GET、又は何も記録しないと確かめた人の名前",
        f"{entry}: {request} would be sent to a package that is only to be read; expected a GET,"
        " or the name of who made sure that it records nothing",
        f"ログインが業務の記録を変えないと確かめた人が、{entry} に"
        " safe: {by: 氏名, reason: 確かめたこと} と書けば送ります。",
        f"write safe: {{by: name, reason: what was made sure of}} in {entry}, once somebody has "
        "made sure that a login changes no record of the business",
    )
