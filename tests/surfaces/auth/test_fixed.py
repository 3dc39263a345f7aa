"""Keys and passwords go where the profile says, and are never told."""

import pytest

from conformance.errors import ProfileError
from conformance.surfaces.auth.fixed import FixedCredentials, api_key, basic
from conformance.surfaces.auth.models import ApiKey, Basic


@pytest.fixture(autouse=True)
def _secrets(monkeypatch):
    monkeypatch.setenv("SYNTHETIC_KEY", "k-123")
    monkeypatch.setenv("SYNTHETIC_USER", "shokuin")
    monkeypatch.setenv("SYNTHETIC_PASSWORD", "pa:ss")


def _key(place, **more):
    return api_key(
        ApiKey(kind="api_key", in_=place, name="X-Key", value_env="SYNTHETIC_KEY", **more)
    )


def test_a_key_in_a_header_has_its_prefix():
    assert _key("header", prefix="Token ").headers("clerk") == {"X-Key": "Token k-123"}
    assert _key("header").query("clerk") == {}


def test_a_key_in_the_query_is_in_no_header():
    assert _key("query").headers("clerk") == {}
    assert _key("query").query("clerk") == {"X-Key": "k-123"}


def test_a_key_in_a_cookie_is_a_cookie():
    assert _key("cookie").headers("clerk") == {"Cookie": "X-Key=k-123"}


def test_user_and_password_are_sent_as_basic():
    section = Basic(kind="basic", user_env="SYNTHETIC_USER", password_env="SYNTHETIC_PASSWORD")
    assert basic(section).headers("clerk") == {"Authorization": "Basic c2hva3VpbjpwYTpzcw=="}


def test_there_is_no_other_key_to_be_had():
    assert not _key("header").renew("clerk")


def test_a_key_is_not_told():
    assert "k-123" not in repr(_key("header")) + repr(_key("query"))
    assert repr(FixedCredentials()) == "FixedCredentials()"


@pytest.mark.parametrize("value", ["k\n", "k\r\nX-Evil: 1", "鍵"])
def test_a_key_that_no_header_can_carry_is_told_without_it(monkeypatch, value):
    monkeypatch.setenv("SYNTHETIC_KEY", value)
    with pytest.raises(ProfileError) as error:
        _key("header")
    assert [m.code for m in error.value.messages] == ["PRO031"]
    assert value not in str(error.value)


def test_an_unset_variable_is_named(monkeypatch):
    monkeypatch.delenv("SYNTHETIC_KEY")
    with pytest.raises(ProfileError, match="SYNTHETIC_KEY"):
        _key("header")
