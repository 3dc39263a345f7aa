from __future__ import annotations

import base64

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from conformance.reference.mutants.faults.access import ExpiryIgnored, ScopeIgnored
from conformance.reference.tokens import RegisteredClient, TokenIssuer, TokenRequestError

NAME, SECRET, SCOPE = "c" * 32, "s" * 40, "000:conformance/v1:Create"
HOST = "http://127.0.0.1:1"
CLAIMS = {"iss": NAME, "sub": NAME, "aud": HOST, "exp": 1060, "jti": "one"}
FORM = {"grant_type": "client_credentials", "scope": SCOPE}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(clock: Clock) -> TokenIssuer:
    client = RegisteredClient(NAME, SECRET, frozenset({SCOPE}))
    return TokenIssuer({NAME: client}, 60, clock)


def _basic(name: str = NAME, secret: str = SECRET) -> str:
    return "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()


def _signed(secret: str = SECRET, **changes: object) -> dict[str, str]:
    claims = {k: v for k, v in {**CLAIMS, **changes}.items() if v is not None}
    assertion = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))
    kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    return {
        **FORM,
        "client_id": NAME,
        "client_assertion_type": kind,
        "client_assertion": assertion,
    }


def _ask(tokens: TokenIssuer, form: dict[str, str], authorization: str = "") -> dict[str, object]:
    answer = tokens.issue(form, authorization, {HOST})
    assert isinstance(answer, dict)
    return dict(answer)


def _refusal(tokens: TokenIssuer, form: dict[str, str], authorization: str = "") -> tuple[str, int]:
    with pytest.raises(TokenRequestError) as caught:
        tokens.issue(form, authorization, {HOST})
    return caught.value.error, caught.value.status


def test_a_client_that_proves_itself_either_way_gets_a_bearer_token(tokens: TokenIssuer) -> None:
    for answer in (_ask(tokens, _signed()), _ask(tokens, FORM, _basic())):
        assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 60)
        assert answer["scope"] == SCOPE
        assert tokens.active(str(answer["access_token"])) is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "other"},
        {"sub": "other"},
        {"aud": "http://elsewhere"},
        {"aud": None},
        {"exp": 999},
        {"exp": 1000},
        {"exp": 2000},
        {"exp": None},
        {"jti": None},
        {"secret": "x" * 40},
    ],
)
def test_an_assertion_with_a_wrong_claim_is_refused(
    tokens: TokenIssuer, changes: dict[str, object]
) -> None:
    secret = str(changes.get("secret", SECRET))
    claims = {k: v for k, v in changes.items() if k != "secret"}
    assert _refusal(tokens, _signed(secret, **claims)) == ("invalid_client", 401)


def test_an_assertion_is_good_for_once(tokens: TokenIssuer) -> None:
    _ask(tokens, _signed())
    assert _refusal(tokens, _signed()) == ("invalid_client", 401)
    _ask(tokens, _signed(jti="two"))


@pytest.mark.parametrize(
    "authorization", ["", _basic(secret="wrong"), _basic("nobody"), "Basic !", "Bearer x"]
)
def test_a_client_that_does_not_prove_itself_is_refused(
    tokens: TokenIssuer, authorization: str
) -> None:
    assert _refusal(tokens, FORM, authorization) == ("invalid_client", 401)


def test_two_proofs_at_once_are_refused(tokens: TokenIssuer) -> None:
    assert _refusal(tokens, _signed(), _basic()) == ("invalid_client", 401)


def test_refresh_tokens_are_not_supported(tokens: TokenIssuer) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": "x", "scope": SCOPE}
    assert _refusal(tokens, form, _basic()) == ("unsupported_grant_type", 400)


@pytest.mark.parametrize(
    "scope", ["", "031:fuban:Create", "000:conformance/v1:Execute", "all", f"{SCOPE} all"]
)
def test_a_scope_that_is_malformed_or_not_registered_is_refused(
    tokens: TokenIssuer, scope: str
) -> None:
    assert _refusal(tokens, {**FORM, "scope": scope}, _basic()) == ("invalid_scope", 400)


def test_a_token_ends_and_introspection_says_so(tokens: TokenIssuer, clock: Clock) -> None:
    text = str(_ask(tokens, FORM, _basic())["access_token"])
    assert tokens.introspect(text) == {
        "active": True,
        "client_id": NAME,
        "scope": SCOPE,
        "token_type": "Bearer",
        "iat": 1000,
        "exp": 1060,
    }
    clock.now = 1060
    assert tokens.active(text) is None
    assert tokens.introspect(text) == {"active": False}


def test_faulty_endpoints_let_expired_tokens_and_foreign_scopes_pass(
    tokens: TokenIssuer, clock: Clock
) -> None:
    text = str(_ask(tokens, FORM, _basic())["access_token"])
    clock.now = 5000
    tokens.behaviour = ExpiryIgnored(kind="expiry_ignored")
    assert tokens.active(text) is not None
    tokens.behaviour = ScopeIgnored(kind="scope_ignored")
    assert _ask(tokens, {**FORM, "scope": "031:fuban:Create"}, _basic())


def test_a_secret_is_never_shown() -> None:
    assert SECRET not in repr(RegisteredClient(NAME, SECRET, frozenset()))
