"""Whether a way of authenticating a client may be used."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.2.5"


@value
class Given:
    """The way, where the provider runs, and whether an authorization server is hard to set up."""

    method: Literal["client_secret_jwt", "client_secret_basic", "api_key"]
    government_cloud: bool
    authorization_server_difficult: bool


@value
class Output:
    """Whether the way is accepted, and whether that is for the time being only."""

    accepted: bool
    provisional: bool


@rule("common_functions", "client-authentication", law=_SOURCE)
def client_authentication(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the way may be used, and whether provisionally.

    client_secret_jwt is the rule; client_secret_basic may be built for the time being. An API key
    is refused in the Government Cloud, and elsewhere taken for a limited time only where an
    authorization server is hard to set up.
    """
    if given.method == "api_key":
        return _api_key(given, why)
    provisional = given.method == "client_secret_basic"
    why(
        f"{given.method}は{'暫定措置として認める' if provisional else '定められた方式である'}。",
        f"{given.method} is {'accepted for the time being' if provisional else 'the rule'}.",
        law=_SOURCE,
    )
    return Output(accepted=True, provisional=provisional)


def _api_key(given: Given, why: Why) -> Output:
    accepted = not given.government_cloud and given.authorization_server_difficult
    why(
        "API Keyは、ガバメントクラウドの外で認可サーバの設置が難しいときだけ時限的に認める。"
        f"この場合は{'認める' if accepted else '認めない'}。",
        "An API key is taken for a limited time, outside the Government Cloud and where an "
        f"authorization server is hard to set up: here it is {'taken' if accepted else 'refused'}.",
        law=_SOURCE,
    )
    return Output(accepted=accepted, provisional=accepted)
