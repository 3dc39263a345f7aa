"""Every identifier accepts its valid and refuses its invalid examples, and makes valid ones."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conformance.values.identifiers import registered

_DATA = Path(__file__).parent.parent / "data" / "identifiers.yaml"
EXAMPLES = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
KINDS = sorted(registered())
SEEDS = st.integers(min_value=0, max_value=10**9)


def _examples(kind: str) -> list[tuple[str, str]]:
    return [(key, text) for key, example in EXAMPLES.items() for text in example[kind]]


@pytest.mark.parametrize(("key", "text"), _examples("valid"))
def test_a_valid_example_is_accepted(key: str, text: str) -> None:
    assert registered()[key].check(text) is None


@pytest.mark.parametrize(("key", "text"), _examples("invalid"))
def test_an_invalid_example_is_refused_with_a_code(key: str, text: str) -> None:
    found = registered()[key].check(text)
    assert found is not None
    assert found.code.startswith("V-ID-")


@pytest.mark.parametrize("key", KINDS)
@given(seed=SEEDS)
def test_a_generated_value_is_valid_certain_and_always_the_same(key: str, seed: int) -> None:
    kind = registered()[key]
    made = kind.generate(seed)
    assert kind.check(made) is None
    assert kind.doubt(made) is None
    assert kind.generate(seed) == made


@pytest.mark.parametrize("key", KINDS)
@given(text=st.text(st.characters(exclude_categories=()), max_size=50))
def test_no_text_makes_a_check_raise(key: str, text: str) -> None:
    kind = registered()[key]
    wrong = kind.check(text)
    kind.doubt(text)
    if wrong is not None:
        assert wrong.line("ja")
        assert wrong.line("en")


@pytest.mark.parametrize(
    "key", ["kojin_bango", "juminhyo_code", "houjin_bango", "atena_no", "zairyu_card_no"]
)
def test_a_population_of_different_seeds_gets_different_numbers(key: str) -> None:
    made = {registered()[key].generate(seed) for seed in range(20_000)}
    assert len(made) == 20_000


@pytest.mark.parametrize("key", KINDS)
def test_every_identifier_is_named_in_both_languages_and_cites_a_source(key: str) -> None:
    kind = registered()[key]
    assert kind.key == key
    assert all((kind.name.ja, kind.name.en, kind.form.ja, kind.form.en, kind.source))
