"""No piece of a secret that tells something of it stays in a text."""

from __future__ import annotations

import base64
from urllib.parse import quote

from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.values.secrets import MARK, Secrets

secrets = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6, max_size=40)
around = st.text(alphabet="　秘密花子", max_size=8)


def of(secret: str) -> Secrets:
    used = Secrets()
    used.use(secret)
    return used


@given(secrets, around, around)
def test_a_secret_is_replaced_wherever_it_stands(secret, before, after):
    assert of(secret).hidden(before + secret + after) == before + MARK + after


@given(secrets, around, st.data())
def test_any_six_characters_of_it_are_replaced(secret, before, data):
    at = data.draw(st.integers(0, len(secret) - 6))
    assert of(secret).hidden(before + secret[at : at + 6]) == before + MARK


@given(secrets, st.text(alphabet="client:", max_size=9))
def test_it_is_found_in_base64_whatever_stands_before_it_and_in_percent_signs(secret, before):
    assume(len(secret) >= 9)
    written = base64.b64encode((before + secret).encode()).decode()
    assert MARK in of(secret).hidden(written)
    assert MARK in of(secret).hidden(quote(secret, safe=""))
    assert MARK in of(secret).hidden(secret.encode().hex())


def test_a_short_secret_is_replaced_where_it_stands_as_a_word():
    used = of("pw1")
    assert used.hidden("user=me&pw1!") == f"user=me&{MARK}!"
    assert used.hidden("spw12") == "spw12"


def test_a_code_of_the_package_that_ends_like_a_short_secret_stays():
    used = of("1001")
    assert used.hidden("MNR-1001: user 1001 unknown") == f"MNR-1001: user {MARK} unknown"


def test_our_own_words_stay_although_a_secret_resembles_them():
    used = of("client-secret-of-kyoto")
    assert used.hidden_whole("check the client-secret") == "check the client-secret"
    assert used.hidden_whole("it was client-secret-of-kyoto.") == f"it was {MARK}."


def test_a_secret_that_lacks_an_end_is_hidden_in_our_own_words_too():
    used = of("client-secret-of-kyoto")
    assert used.hidden_whole("named: lient-secret-of-kyot") == f"named: {MARK}"


def test_what_was_used_apart_is_forgotten_and_no_more():
    used = of("first-secret")
    with used.apart():
        used.use("second-secret")
        used.use("1001")
        assert used.hidden("second-secret 1001") == f"{MARK} {MARK}"
    assert used.hidden("1001 first-secret") == f"1001 {MARK}"


def test_nothing_is_hidden_where_no_secret_was_used():
    assert Secrets().hidden("秘密 花子") == "秘密 花子"


def test_of_cookies_exchanged_without_end_the_latest_are_kept_and_memory_is_bounded():
    used = of("lasting-secret")
    for number in range(200):
        used.use_for_now(f"cookie-{number:04d}-of-the-package")
    pieces = len(used._pieces)
    for number in range(200, 400):
        used.use_for_now(f"cookie-{number:04d}-of-the-package")

    assert used.hidden("cookie-0399-of-the-package lasting-secret") == f"{MARK} {MARK}"
    assert "000-of-" in used.hidden("cookie-0000-of-someone")
    assert len(used._pieces) <= pieces * 1.1


def test_a_cookie_that_is_a_lasting_secret_too_stays_hidden():
    used = of("lasting-secret")
    used.use_for_now("lasting-secret")
    for number in range(100):
        used.use_for_now(f"{number:06d}" * 3)

    assert used.hidden("lasting-secret") == MARK


def test_a_secret_that_is_an_ordinary_word_is_told_by_the_name_of_its_variable():
    used = Secrets()
    with used.apart():
        used.use("conformance", "WEAK_SECRET")
        used.use("kP3-xq71-conformance", "GOOD_SECRET")
        used.use("conformance")  # of no variable: a cookie, a token
        assert used.words == ("WEAK_SECRET",)
    assert used.words == ()
