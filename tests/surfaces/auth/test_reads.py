"""A login of a package that is only to be read is a GET, or stands in a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance.errors import ProfileError
from conformance.findings import UntestedError
from conformance.surfaces.auth.models import Login, SessionLogin
from conformance.surfaces.auth.session import session_login
from conformance.surfaces.http import Http
from conformance.surfaces.profile import load_profile

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = """\
profile: 1
product: {name: 試験品, vendor: v, release: "1"}
municipality: {type: general_city, code: "131016", name: 架空市}
specifications: {child_allowance: {version: "2.0"}}
surfaces:
  api:
    base_url: https://vendor.example.jp
    %s
    roles:
      supervisor: {auth: {kind: session, login: {request: %s /login%s}}}
"""
SAFE = ", safe: {by: 試験　太郎, reason: 利用者の記録だけを見る}"
READ, PRODUCTION, WRITE = "access: read_only", "environment: production", "access: read_write"


def written(folder: Path, *said: str) -> Path:
    path = folder / "p.yaml"
    path.write_text(PROFILE % said, encoding="utf-8")
    return path


@pytest.mark.parametrize("access", [READ, PRODUCTION])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_login_that_may_write_is_refused_with_its_line(tmp_path, access, method) -> None:
    with pytest.raises(ProfileError) as raised:
        load_profile(written(tmp_path, access, method, ""))
    (message,) = raised.value.messages
    assert message.code == "PRO034"
    assert message.where.endswith(":10")
    assert f"{method} /login" in message.en
    assert "roles.supervisor.auth.login" in message.remedy_ja


@pytest.mark.parametrize(
    ("access", "method", "safe"), [(READ, "POST", SAFE), (READ, "GET", ""), (WRITE, "PUT", "")]
)
def test_one_that_reads_or_stands_in_a_name_is_not(tmp_path, access, method, safe) -> None:
    assert load_profile(written(tmp_path, access, method, safe))


@pytest.mark.parametrize(("safe", "sent"), [(None, 0), ({"by": "a", "reason": "b"}, 1)])
def test_nothing_goes_out_in_nobody_s_name(httpserver, safe, sent) -> None:
    httpserver.expect_request("/login", method="PUT").respond_with_json({})
    section = SessionLogin(kind="session", login=Login(request="PUT /login", safe=safe))
    http = Http(httpserver.url_for(""), 2, 1_000, read_only=True)
    authority = session_login(section, lambda _role: http)
    if sent:
        authority.headers("clerk")
    else:
        with pytest.raises(UntestedError, match="U-READ-ONLY"):
            authority.headers("clerk")
    assert len(httpserver.log) == sent
