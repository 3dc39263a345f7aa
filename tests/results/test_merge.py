"""Shards merge into the whole they were cut from, and into nothing else."""

import datetime as dt

import pytest

from conformance.errors import UsageError
from conformance.results import model as m
from conformance.results.about import ResultHeader
from conformance.results.assembled import assembled
from conformance.results.consistent import disagreements
from conformance.results.merge import merged
from conformance.results.store import to_bytes
from conformance.results.unmergeable import hold_apart
from conformance.values.words import Bilingual
from tests.results.roots.made import accepted, case

MANY = 3


def assembled_of(sample, cases, **about):
    whole = {name: getattr(sample, name) for name in ("product", "catalogue", "invocation", "run")}
    return assembled(
        ResultHeader(**{**whole, "scope": sample.scope, **about}), tuple(cases), None, ()
    )


@pytest.fixture
def whole(sample_result):
    """A whole result of which a waiver of a requirement is needed in one shard only."""
    waiver = m.WaiverModel(
        of="d/function/a",
        approver="試験",
        reason="改修予定",
        risk="小",
        expires=dt.date(2027, 1, 1),
        expired=False,
    )
    waived = [accepted("a"), case("function/a/stores", "create/stores")]
    cases = [
        *(one.model_copy(update={"waiver": waiver}) for one in waived),
        *(accepted(key) for key in "bcd"),
        *(case(f"function/p{n}/x") for n in range(5)),
    ]
    return assembled_of(sample_result, cases)


def shard(whole, part, many=MANY, **about):
    places = tuple(range(part - 1, len(whole.cases), many))
    cases = [whole.cases[place] for place in places]
    scope = m.ScopeModel(
        shard=f"{part}/{many}",
        places=places,
        narrowed=True,
        left_out=len(whole.cases) - len(cases),
    )
    return assembled_of(whole, cases, **{"scope": scope, **about})


def shards(whole, tmp_path, parts=(1, 2, 3)):
    return [(tmp_path / str(n) / "result.json", shard(whole, part)) for n, part in enumerate(parts)]


def test_in_whatever_order_the_shards_give_the_whole(whole, tmp_path):
    for parts in ((1, 2, 3), (3, 1, 2)):
        found = merged(shards(whole, tmp_path, parts), tmp_path / "out")
        found = found.model_copy(update={"run": whole.run})
        assert to_bytes(found) == to_bytes(whole)
        assert not disagreements(found)


def test_a_fault_that_no_shard_sees_whole_is_seen_in_the_merged_result(whole, tmp_path):
    parts = shards(whole, tmp_path)
    assert not any(one.fault for _, result in parts for one in result.defects)
    found = merged(parts, tmp_path)
    assert [one.fault and one.fault.code for one in found.defects] == ["R-ACCEPTED"]


def test_the_run_lasts_from_the_first_shard_to_the_last(whole, tmp_path):
    later = dt.timedelta(minutes=10)
    run = whole.run.model_copy(
        update={
            "started_at": whole.run.started_at + later,
            "finished_at": whole.run.finished_at + later,
            "workers": 2,
        }
    )
    parts = [
        *shards(whole, tmp_path, (1, 2)),
        (tmp_path / "late" / "result.json", shard(whole, 3, run=run)),
    ]
    found = merged(parts, tmp_path)
    assert (found.run.started_at, found.run.finished_at) == (whole.run.started_at, run.finished_at)
    assert (found.run.seconds, found.run.workers) == (600, 2)
    assert not disagreements(found)


def refused(parts, tmp_path):
    with pytest.raises(UsageError) as raised:
        merged(parts, tmp_path / "out")
    (message,) = raised.value.messages
    return message.code, message.en


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((1, 3), "missing: 2/3; more than once: -"),
        ((1, 2, 2, 3), "missing: -; more than once: 2/3"),
        ((2, 2), "missing: 1/3, 3/3; more than once: 2/3"),
    ],
)
def test_a_shard_that_is_missing_or_there_twice_is_named(whole, tmp_path, parts, told):
    code, said = refused(shards(whole, tmp_path, parts), tmp_path)
    assert (code, told in said) == ("RES031", True)


def _other(whole, field, **changes):
    return {field: getattr(whole, field).model_copy(update=changes)}


@pytest.mark.parametrize(
    ("field", "changes", "named"),
    [
        ("product", {"release": "2"}, "product or municipality"),
        ("product", {"city_code": "139998"}, "product or municipality"),
        ("invocation", {"profile_digest": "1" * 64}, "profile"),
        ("invocation", {"seed": 2}, "seed"),
        ("invocation", {"as_of": dt.date(2026, 11, 20)}, "day"),
        ("invocation", {"nonce": "n1"}, "nonce"),
        ("invocation", {"mutant": "x"}, "seeded fault"),
    ],
)
def test_what_is_no_shard_of_the_same_run_is_named(whole, tmp_path, field, changes, named):
    other = (tmp_path / "o.json", shard(whole, 3, **_other(whole, field, **changes)))
    code, said = refused([*shards(whole, tmp_path, (1, 2)), other], tmp_path)
    assert (code, said.endswith(f"other: {named}")) == ("RES032", True)


def test_another_catalogue_is_another_run(whole, tmp_path):
    spec = m.CatalogueModel(
        domain="d", name=Bilingual(ja="業務", en="domain"), version="1.0", digest="0" * 64
    )
    parts = [
        (tmp_path / f"{n}.json", shard(whole, n, catalogue=(given,)))
        for n, given in ((1, spec), (2, spec), (3, spec.model_copy(update={"digest": "1" * 64})))
    ]
    assert refused(parts, tmp_path)[0] == "RES032"


def test_shards_of_another_number_are_of_another_run(whole, tmp_path):
    parts = [(tmp_path / "1.json", shard(whole, 1)), (tmp_path / "2.json", shard(whole, 2, many=2))]
    code, said = refused(parts, tmp_path)
    assert code == "RES032"
    assert "number of shards" in said


def test_what_is_no_shard_or_did_not_end_is_refused(whole, tmp_path):
    parts = shards(whole, tmp_path)
    assert refused([*parts, (tmp_path / "w.json", whole)], tmp_path)[0] == "RES030"
    stopped = parts[0][1].model_copy(update={"interrupted": True})
    assert refused([(parts[0][0], stopped), *parts[1:]], tmp_path)[0] == "RES033"


def test_one_resumed_shard_is_said_and_two_are_refused(whole, tmp_path):
    parts = shards(whole, tmp_path)
    over = m.TakenOverModel(cases=0, result="0" * 64, started_at=whole.run.started_at)
    resumed = [(path, one.model_copy(update={"taken_over": over})) for path, one in parts]
    assert merged([resumed[0], *parts[1:]], tmp_path).taken_over == over
    assert refused(resumed, tmp_path)[0] == "RES034"


def test_the_merged_result_takes_the_place_of_no_shard(whole, tmp_path):
    parts = shards(whole, tmp_path)
    with pytest.raises(UsageError) as raised:
        hold_apart(parts, parts[1][0])
    assert raised.value.messages[0].code == "RES035"
    hold_apart(parts, tmp_path / "result.json")


@pytest.mark.parametrize(
    "scope",
    [
        {"places": (0, 3, 5, 9)},
        {"places": (0, 3, 6)},
        {"places": (3, 0, 6, 9)},
        {"places": (0, 3, 6, 12)},
        {"shard": None},
        {"shard": "1/0"},
        {"shard": "x"},
    ],
)
def test_places_that_no_shard_takes_are_found_in_a_result(whole, scope):
    one = shard(whole, 1)
    assert "scope.places" not in disagreements(one)
    edited = one.model_copy(update={"scope": one.scope.model_copy(update=scope)})
    assert "scope.places" in disagreements(edited)
