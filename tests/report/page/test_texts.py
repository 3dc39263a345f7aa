from conformance.report.page.texts import Texts
from conformance.values.words import Bilingual


def test_a_text_is_kept_once_and_what_serves_both_languages_is_no_pair() -> None:
    texts = Texts()
    assert [texts.number(Bilingual(*pair)) for pair in (("あ", "a"), ("x", "x"), ("あ", "a"))] == [
        0,
        1,
        0,
    ]
    assert texts.listed() == [["あ", "a"], "x"]


def test_what_hides_or_turns_a_text_is_written_out() -> None:
    texts = Texts()
    texts.number(Bilingual("\u202e反転", "a\nb"))
    assert texts.listed() == [["\\u{202e}反転", "a\\u{a}b"]]
