"""The profile's `auth` from a document's securitySchemes; secrets become names of variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Auth = dict[str, object]
_TODO = "TODO"


def auth_of(schemes: Mapping[str, Mapping[str, object]]) -> tuple[Auth, str]:
    """Return the section for the first scheme the harness can use, and a remark for a person."""
    for scheme in schemes.values():
        found = _auth(scheme)
        if found is not None:
            return found
    if schemes:
        return {"kind": "none"}, "securitySchemes の方式を auth に書く / write auth by hand"
    return {"kind": "none"}, "securitySchemes がない / the document names no scheme"


def _auth(scheme: Mapping[str, object]) -> tuple[Auth, str] | None:
    kind, place = scheme.get("type"), scheme.get("in")
    name = str(scheme.get("name", ""))
    if kind == "oauth2":
        return _oauth(scheme)
    if kind == "apiKey" and place == "cookie":
        login: Auth = {
            "request": "POST /login",
            "body": {"user": "{env.VENDOR_USER}", "password": "{env.VENDOR_PASSWORD}"},
        }
        return {
            "kind": "session",
            "login": login,
        }, f"cookie {name}: ログインの呼出しを確かめる / check the login"
    if kind == "apiKey":
        return {"kind": "api_key", "in": place, "name": name, "value_env": "VENDOR_API_KEY"}, ""
    if kind == "http" and scheme.get("scheme") == "basic":
        return {"kind": "basic", "user_env": "VENDOR_USER", "password_env": "VENDOR_PASSWORD"}, ""
    if kind == "http" and scheme.get("scheme") == "bearer":
        key = {"kind": "api_key", "in": "header", "name": "Authorization", "prefix": "Bearer "}
        return {
            **key,
            "value_env": "VENDOR_TOKEN",
        }, "トークンの得方を確かめる / check how the token is got"
    return None


def _oauth(scheme: Mapping[str, object]) -> tuple[Auth, str] | None:
    flows = scheme.get("flows")
    flow = flows.get("clientCredentials") if isinstance(flows, dict) else None
    if not isinstance(flow, dict):
        return None
    scopes = flow.get("scopes")
    auth: Auth = {
        "kind": "oauth",
        "token_url": str(flow.get("tokenUrl", "/oauth/token")),
        "client_id_env": "VENDOR_CLIENT_ID",
        "client_secret_env": "VENDOR_CLIENT_SECRET",
        "method": "client_secret_basic",
    }
    if isinstance(scopes, dict) and scopes:
        auth["scope"] = " ".join(map(str, scopes))
    return auth, "method は製品に合わせる / method as the product wants it"
