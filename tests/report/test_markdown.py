import pytest
import samples
from syrupy.assertion import SnapshotAssertion

from conformance.report.markdown import escaped, render
from conformance.results.model import Result
from conformance.values.words import Language


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_summary_reads_as_agreed(
    mixed: Result, lang: Language, snapshot: SnapshotAssertion
) -> None:
    assert render(mixed, lang) == snapshot


def test_markup_in_a_value_is_shown_as_text() -> None:
    assert escaped("<b>|*x*|") == "\\<b\\>\\|\\*x\\*\\|"
    assert escaped("a\n# 適合") == "a\\\\u\\{a\\}\\# 適合"


def test_each_row_of_the_table_has_as_many_cells_as_its_head(mixed: Result) -> None:
    lines = [line for line in render(mixed, "ja").splitlines() if line.startswith("| ")]
    assert len({line.count("|") for line in lines}) == 1


def test_a_long_list_of_defects_is_cut_with_a_count() -> None:
    text = render(samples.large(500), "en")
    assert text.count("- ✗") == 20
    assert "- … +30" in text
