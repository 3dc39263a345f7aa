import json

from conformance.fuzz.example import example


def test_keys_stay_and_values_become_their_shape() -> None:
    body = {"shimei": "佐藤　一郎", "age": 42, "flag": True, "none": None, "rows": [{"no": "A-1"}]}
    assert example(json.dumps(body).encode()) == {
        "shimei": "漢漢　漢漢",
        "age": "99",
        "flag": True,
        "none": None,
        "rows": [{"no": "A-9"}],
    }


def test_a_key_that_is_no_name_is_shown_by_its_shape_too() -> None:
    assert example('{"東京 12": 1}'.encode()) == {"漢漢 99": "9"}


def test_what_is_not_json_is_said_to_be_so() -> None:
    assert example(b"\xff") == "not JSON"
    assert example(b"[" * 100_000) == "not JSON"
    assert example(None) is None


def test_a_long_body_and_a_long_value_are_cut() -> None:
    assert example(json.dumps({"a": "x" * 100}).encode()) == {"a": "A" * 24 + "…"}
    long = example(json.dumps({f"k{n}": n for n in range(200)}).encode())
    assert isinstance(long, str)
    assert len(long) == 401
