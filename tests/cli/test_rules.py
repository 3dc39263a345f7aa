import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.cli.main import main
from conformance.worlds.rule_check import same

GIVEN = {"birth_date": "2024-02-29"}
EXPECT = {
    "under3_last_month": "2027-02",
    "pay_last_month": "2042-03",
    "count_last_month": "2046-03",
}


def checked(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object]]:
    code = main(["rules", "check", "child_allowance", str(file), "--json"])
    return code, json.loads(capsys.readouterr().out)


def example_file(folder: Path, content: object, name: str = "examples.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_catalogues_own_examples_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", "child_allowance", "--lang", "ja"]) == 0
    assert capsys.readouterr().out == "一致 120、不一致 0\n"


def test_a_wrong_expectation_is_a_disagreement_with_both_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = EXPECT | {"pay_last_month": "2042-02"}
    file = example_file(
        tmp_path,
        {
            "child-age-limits": [
                {"given": GIVEN, "expect": EXPECT},
                {"given": GIVEN, "expect": wrong},
            ]
        },
    )

    code, found = checked(file, capsys)

    assert (code, found["agree"], found["disagree"]) == (1, 1, 1)
    case = found["cases"][1]  # type: ignore[index]  # a JSON list
    assert case["differs"] == ["pay_last_month"]
    assert case["output"] == EXPECT

    main(["rules", "check", "child_allowance", str(file), "--lang", "en"])
    assert 'pay_last_month expected "2042-02", the rule gives "2042-03"' in capsys.readouterr().out


def test_yaml_dates_and_iso_text_mean_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "examples.yaml"
    file.write_text(
        "child-age-limits:\n"
        "- given: {birth_date: 2024-02-29}\n"
        "  expect:\n"
        "    under3_last_month: 2027-02\n"
        "    pay_last_month: 2042-03\n"
        "    count_last_month: 2046-03\n"
        "  why: a leap day\n",
        encoding="utf-8",
    )

    code, found = checked(file, capsys)

    assert (code, found["agree"]) == (0, 1)


def test_outputs_the_expectation_does_not_name_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect = {"pay_last_month": "2042-03"}
    file = example_file(tmp_path, {"child-age-limits": [{"given": GIVEN, "expect": expect}]})

    code, found = checked(file, capsys)

    assert code == 0
    case = found["cases"][0]  # type: ignore[index]  # a JSON list
    assert case["not_compared"] == ["under3_last_month", "count_last_month"]


@pytest.mark.parametrize(
    ("given", "expect", "reason"),
    [
        (GIVEN, {}, "names no output"),
        ({"birth_date": "2023-02-29"}, EXPECT, "GivenError"),
        ({"birth_day": "2024-02-29"}, EXPECT, "GivenError"),
    ],
)
def test_what_proves_nothing_disagrees_with_the_reason(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    given: dict[str, str],
    expect: dict[str, str],
    reason: str,
) -> None:
    file = example_file(tmp_path, {"child-age-limits": [{"given": given, "expect": expect}]})

    code, found = checked(file, capsys)

    assert code == 1
    assert reason in found["cases"][0]["reason"]  # type: ignore[index]  # a JSON list


def test_an_output_the_rule_does_not_give_disagrees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect = EXPECT | {"first_month": None}
    file = example_file(tmp_path, {"child-age-limits": [{"given": GIVEN, "expect": expect}]})

    code, found = checked(file, capsys)

    assert code == 1
    assert found["cases"][0]["differs"] == ["first_month"]  # type: ignore[index]  # a JSON list


@pytest.mark.parametrize("content", [{}, {"child-age-limits": []}])
def test_a_file_without_cases_is_nothing_selected(tmp_path: Path, content: object) -> None:
    assert main(["rules", "check", "child_allowance", str(example_file(tmp_path, content))]) == 5


@pytest.mark.parametrize("command", ["check", "eval"])
def test_an_unknown_rule_is_a_usage_error_with_the_nearest_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    file = example_file(tmp_path, {"child-age-limit": [{"given": GIVEN, "expect": EXPECT}]})
    rest = [str(file)] if command == "check" else ["child-age-limit", "--given", "{}"]

    assert main(["rules", command, "child_allowance", *rest, "--lang", "en"]) == 2
    assert "did you mean 'child-age-limits'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["[1]", "{", '{"child-age-limits": {}}', '{"child-age-limits": [{"given": {}}]}']
)
def test_a_malformed_file_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "examples.json"
    file.write_text(text, encoding="utf-8")

    assert main(["rules", "check", "child_allowance", str(file)]) == 2
    assert str(file) in capsys.readouterr().err


def test_bytes_that_are_no_text_are_a_usage_error(tmp_path: Path) -> None:
    file = tmp_path / "examples.yaml"
    file.write_bytes("規則: []".encode("cp932"))

    assert main(["rules", "check", "child_allowance", str(file)]) == 2


def test_evaluation_shows_output_and_derivation_with_law(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = json.dumps(GIVEN)

    assert main(["rules", "eval", "child_allowance", "child-age-limits", "--given", given]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["output"] == EXPECT
    assert [sorted(step) for step in found["derivation"]] == [["en", "ja", "law"]] * 3
    assert found["derivation"][0]["law"].startswith("児童手当法")


@pytest.mark.parametrize("given", ["{", "[]", '{"birthdate": "2024-02-29"}'])
def test_facts_a_rule_cannot_answer_for_are_a_usage_error(
    capsys: pytest.CaptureFixture[str], given: str
) -> None:
    assert main(["rules", "eval", "child_allowance", "child-age-limits", "--given", given]) == 2
    assert "USE03" in capsys.readouterr().err


def test_the_json_follows_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    assert main(["rules", "check", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)

    main(["rules", "check", "child_allowance", "--json"])

    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


@pytest.mark.parametrize(
    ("given", "expected", "equal"),
    [
        ("1", 1, True),
        (1, "1", False),
        (True, 1, False),
        (1, True, False),
        (0, False, False),
        (1, 1.0, True),
        ("01", 1, False),
        ("12.3", 12.3, True),
        ("6", 6.0, True),
        ("12.30001", 12.3, False),
        ("sNaN", 12.3, False),
        ("x", 12.3, False),
        ([1, "2"], [1, 2], True),
        ([1], [1, 1], False),
        ({"a": "1"}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": None}, False),
        (None, "", False),
    ],
)
def test_values_are_the_same_as_json_not_as_python(
    given: object, expected: object, *, equal: bool
) -> None:
    assert same(given, expected) is equal  # type: ignore[arg-type]  # JSON values


def test_a_check_imports_nothing_heavy() -> None:
    code = (
        "import sys; from conformance.cli.main import main;"
        "main(['rules', 'check', 'child_allowance']);"
        "print([m for m in ('polars', 'pytest', 'fastapi', 'hypothesis') if m in sys.modules])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert printed.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "given", ["{", "[]", "{}", '{"event_type": 1}', '{"event_type": "birth", "event_date": "x"}']
)
def test_what_is_wrong_with_facts_is_told_without_words_of_a_library(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["rules", "eval", "child_allowance", "payment-start-month", "--given", given]
    assert main([*asked, "--lang", "ja"]) == 2
    told = capsys.readouterr().err
    if given.startswith("{") and given.endswith("}"):
        example = {"given": json.loads(given), "expect": {"start_month": "2026-04"}}
        file = example_file(tmp_path, {"payment-start-month": [example]})
        assert main(["rules", "check", "child_allowance", str(file), "--lang", "ja"]) == 1
        told += capsys.readouterr().out
    foreign = re.search(r"Expecting|Field|Input|should|valid|Error|found|[a-z] is ", told)
    assert foreign is None, told
