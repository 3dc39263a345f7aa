"""Tokens that are not the caller's to use: altered, under another scheme, expired, of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.registry import check
from conformance.checks.api.arrange import base, caller
from conformance.checks.api.token import closed
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.oauth import access_token

if TYPE_CHECKING:
    from conformance.cases.trial import Trial

_UNSIGNED = "eyJhbGciOiJub25lIn0"  # {"alg":"none"}
_SIGNED_PARTS = 3
_SCHEMES = ("", "Basic", "Token")


@check(
    "call/altered-token",
    polarity="reject",
    ja="一部を書き換えたアクセストークンを拒む",
    en="refuses a token that was altered",
    needs=("call",),
)
def altered_token(trial: Trial) -> None:
    """A good token opens the call; changed at its end, cut, or without signature it does not."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    for text in _altered(trial.token(calls.api.scope)):
        closed(trial, calls.client.call(form, text))


@check(
    "call/other-scheme",
    polarity="reject",
    ja="Bearer 以外の方式で示されたアクセストークンを拒む",
    en="refuses a token under another scheme than Bearer",
    needs=("call",),
)
def other_scheme(trial: Trial) -> None:
    """The same good token counts after the word Bearer only."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    token = trial.token(calls.api.scope)
    for scheme in _SCHEMES:
        closed(trial, calls.client.call(form, token, scheme=scheme))


@check(
    "call/expired-token",
    polarity="reject",
    ja="有効期間を過ぎたアクセストークンを拒む",
    en="refuses an expired token",
    needs=("call",),
)
def expired_token(trial: Trial) -> None:
    """The lawful call is accepted; the same with a token that has expired is not."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    expired = trial.endpoint.strangers.expired_token if trial.endpoint else None
    if not expired:
        raise UntestedError(_NO_EXPIRED)
    closed(trial, calls.client.call(form, expired))


@check(
    "call/other-system",
    polarity="reject",
    ja="ほかのシステムに発行されたアクセストークンを拒む",
    en="refuses the token of another system",
    needs=("call",),
)
def other_system(trial: Trial) -> None:
    """A system registered for other calls gets no token for this one, nor in with its own."""
    calls = caller(trial)
    form = base(trial, calls.api)
    calls.accepted(form)
    surface = trial.profile.surfaces.api
    strangers = trial.endpoint.strangers if trial.endpoint else None
    if surface is None or strangers is None or strangers.client is None:
        raise UntestedError(_NO_OTHER)
    http, other = trial.http(), strangers.client
    own = access_token(http, surface.token_place, other, strangers.scope)
    closed(trial, calls.client.call(form, own))
    try:
        foreign = access_token(http, surface.token_place, other, calls.api.scope)
    except UntestedError:
        return  # refused, as it must be
    closed(trial, calls.client.call(form, foreign))


def _altered(token: str) -> list[str]:
    """Return the token with its last character changed, cut short, and, of a JWT, unsigned."""
    last = "A" if token[-1] != "A" else "B"
    found = [token[:-1] + last, token[: len(token) // 2]]
    parts = token.split(".")
    if len(parts) == _SIGNED_PARTS:
        # the last character of a signature may hold unused bits: change the first one, too
        changed = "A" if parts[2][:1] != "A" else "B"
        found[0] = ".".join([*parts[:2], changed + parts[2][1:]])
        found.append(f"{_UNSIGNED}.{parts[1]}.")
    return found


_NO_EXPIRED = make_cause("U-NO-EXPIRED-TOKEN")
_NO_OTHER = make_cause("U-NO-OTHER-SYSTEM")
