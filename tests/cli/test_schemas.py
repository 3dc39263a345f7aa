import json
from pathlib import Path

import jsonschema
import pytest

from conformance.catalog.locate import data_directory
from conformance.catalog.yaml import read_yaml
from conformance.cli.main import main
from conformance.cli.schemas import WRITTEN, schema_of, schema_text, write_all
from conformance.plugin.selftest import SelfTest, Trialled

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas"
BORN = '{"birth_date": "2024-02-29"}'
COMMANDS = {
    "result": ("run",),
    "plan": ("plan",),
    "selftest": ("selftest",),
    "rule-check": ("rules", "check"),
    "rule-eval": ("rules", "eval"),
    "mutants": ("reference", "mutants"),
    "stats": ("catalog", "stats"),
    "ledger-counts": ("catalog", "ledger"),
    "law-changes": ("catalog", "law-changes"),
}


def follows(name: str, value: object) -> bool:
    return jsonschema.Draft202012Validator(schema_of(name)).is_valid(value)


@pytest.mark.parametrize(("name", "command"), COMMANDS.items())
def test_a_command_prints_its_schema_without_any_other_argument(
    capsys: pytest.CaptureFixture[str], name: str, command: tuple[str, ...]
) -> None:
    assert main([*command, "--schema"]) == 0
    assert capsys.readouterr().out == schema_text(name)


@pytest.mark.parametrize("command", [("run",), ("plan",), ("rules", "eval")])
def test_without_schema_the_arguments_are_still_asked_for(command: tuple[str, ...]) -> None:
    assert main([*command]) == 2


@pytest.mark.parametrize("name", WRITTEN)
def test_the_published_schemas_are_current(name: str) -> None:
    published = (PUBLISHED / f"{name}.schema.json").read_text(encoding="utf-8")

    assert published == schema_text(name), "run `python -m conformance.cli.schemas docs/schemas`"


@pytest.mark.parametrize("name", WRITTEN)
def test_a_schema_is_itself_valid_and_refuses_another_form(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(name))

    assert not follows(name, {"another": 1})
    assert not follows(name, [{"another": 1}])


def test_a_folder_gets_one_file_for_each(tmp_path: Path) -> None:
    write_all(tmp_path / "new")

    assert {p.name for p in (tmp_path / "new").iterdir()} == {f"{n}.schema.json" for n in WRITTEN}


def test_a_result_follows_its_schema(tmp_path: Path) -> None:
    asked = ("-d", "child_allowance", "--surface", "api", "--as-of", "2026-04-01", "-n", "0")

    code = main(["run", "export_only", *asked, "--out", str(tmp_path)])

    result = json.loads((tmp_path / "result.json").read_bytes())
    assert code == result["verdict"]["exit_code"]
    assert len(result["cases"]) > 100
    assert follows("result", result)
    assert not follows("result", result | {"verdict": "conformant"})


def test_the_bundled_profiles_follow_the_schema() -> None:
    for path in data_directory("vendor_profiles").glob("*.yaml"):
        profile = read_yaml(path)
        as_json = json.loads(json.dumps(profile, default=str))

        assert follows("profile", as_json), path.name
        assert not follows("profile", as_json | {"surfaces": {"screen": {}}})


def test_a_plan_follows_its_schema(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"

    assert main(["plan", "reference", "-d", "child_allowance", "--json", str(file)]) == 0

    plan = json.loads(file.read_text(encoding="utf-8"))
    assert len(plan["cases"]) > 100
    assert follows("plan", plan)


def test_a_self_test_follows_its_schema() -> None:
    killed = Trialled("one", "d/function/a", "欠陥", "fault", ("d/function/a/case",))
    survivor = Trialled("two", "d/function/b", "欠陥", "fault", ())
    written = SelfTest(
        (killed, survivor), ("d/function/c/case",), tuple(f"d/function/{n}/case" for n in "abc")
    ).as_json()

    assert follows("selftest", written)
    assert not follows("selftest", written | {"total": -1})


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("rule-check", ("rules", "check", "child_allowance", "--json")),
        ("rule-eval", ("rules", "eval", "child_allowance", "child-age-limits", "--given", BORN)),
        ("mutants", ("reference", "mutants", "--json")),
        ("stats", ("catalog", "stats", "--json")),
    ],
)
def test_what_a_command_prints_follows_its_schema(
    capsys: pytest.CaptureFixture[str], name: str, command: tuple[str, ...]
) -> None:
    assert main([*command]) == 0
    assert follows(name, json.loads(capsys.readouterr().out))
