import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.cases.id_lock import Lock
from conformance.errors import CatalogError

ids = st.frozensets(
    st.from_regex(r"[a-z_]{1,8}/(function|rule)/[a-z-]{1,8}/[a-z-]{1,12}", fullmatch=True),
    max_size=8,
)


@given(ids, ids)
def test_a_lock_reads_back_what_it_wrote(current: frozenset[str], retired: frozenset[str]) -> None:
    lock = Lock(current - retired, retired)

    assert Lock.parse(lock.text()) == lock


@given(ids, ids)
def test_no_id_is_ever_lost(first: frozenset[str], second: frozenset[str]) -> None:
    lock = Lock().issue(first, "").issue(second, "")

    assert lock.current == second
    assert lock.current | lock.retired == first | second
    assert not lock.current & lock.retired


@given(ids, ids)
def test_a_retired_id_is_refused_and_named(first: frozenset[str], second: frozenset[str]) -> None:
    lock = Lock().issue(first, "").issue(second, "")
    again = first - second
    if not again:
        assert lock.issue(first, "").current == first
        return
    with pytest.raises(CatalogError) as caught:
        lock.issue(first, "lock/x.txt")

    named = {message.en.split()[2] for message in caught.value.messages}
    assert named == again
    assert {message.where for message in caught.value.messages} == {"lock/x.txt"}


def test_the_file_is_sorted_by_id_with_retired_ones_in_their_place() -> None:
    lock = Lock(frozenset({"b", "a"}), frozenset({"aa"}))

    assert lock.text() == "a\naa retired\nb\n"
