import samples
from hypothesis import given
from hypothesis import strategies as st

from conformance.report.page.chart import LEAST, WIDTH, Bar, bars

COUNTS = st.dictionaries(
    st.sampled_from(["pass", "fail", "untested", "attested", "answered"]),
    st.integers(1, 60_000),
    min_size=1,
)


@given(COUNTS)
def test_the_parts_fill_the_bar_side_by_side_and_each_is_seen(counts: dict[str, int]) -> None:
    parts = Bar("required", "official", counts).parts
    assert [part.verdict for part in parts] == list(counts)
    assert all(part.width >= LEAST for part in parts)
    assert [part.x for part in parts] == [
        sum(p.width for p in parts[:n]) for n in range(len(parts))
    ]
    assert sum(part.width for part in parts) == WIDTH


def test_each_case_is_in_one_bar_and_levels_and_grounds_have_one_order() -> None:
    found = samples.mixed()
    drawn = bars(reversed(found))
    assert sum(bar.total for bar in drawn) == len(found)
    assert [(bar.level, bar.ground) for bar in drawn] == [
        (bar.level, bar.ground) for bar in bars(found)
    ]
    assert next(bar.level for bar in drawn) == "required"


def test_a_level_that_nobody_knows_has_its_bar_at_the_end() -> None:
    odd = samples.case("a/function/f/x", level="recommended")
    assert [bar.level for bar in bars((odd, *samples.mixed()))][-1] == "recommended"
