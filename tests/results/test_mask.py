"""Nothing of another person leaves in clear."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.results.mask import mask, strings_in

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 999) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
names = st.text(alphabet="佐藤鈴木一郎花子イウエオカキク", min_size=2, max_size=12)


@given(names)
def test_a_name_the_harness_did_not_make_never_appears(name):
    masked = mask({"name": name, "deep": [{"x": name}]}, frozenset())
    assert all(name not in text for text in strings_in(masked))


@given(names)
def test_a_name_the_harness_made_is_shown(name):
    assert mask([name], frozenset({name})) == [name]


@given(json_values)
def test_masking_keeps_the_form_of_the_value(value):
    masked = mask(value, frozenset())
    assert type(masked) is type(value) or isinstance(value, int)
    if isinstance(value, list):
        assert len(masked) == len(value)


@given(st.integers(10**11, 10**12 - 1))
def test_a_number_as_long_as_an_individual_number_is_masked(number):
    assert mask(str(number), frozenset()) == "9" * 12
    assert mask(number, frozenset()) == "9" * 12


def test_dates_short_codes_and_words_of_the_contract_stay_readable():
    for text in ("2025-04-01", "2025-04", "01", "E0001", "not_found", "HTTP"):
        assert mask(text, frozenset()) == text


def test_a_key_with_a_foreign_number_is_masked():
    assert mask("atena_number=123456789012345", frozenset()) == "AAAAA_AAAAAA=999999999999999"
