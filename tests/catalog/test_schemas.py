import json
from pathlib import Path

import jsonschema
import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.schemas import FILES, schema_of
from conformance.catalog.yaml import read_yaml
from conformance.errors import UsageError

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas"


THERE = [
    (domain, file)
    for domain in domains()
    for file in FILES
    if (load(domain).directory / f"{file}.yaml").is_file()
]


@pytest.mark.parametrize(("domain", "file"), THERE)
def test_every_catalogue_file_follows_its_schema(domain: str, file: str) -> None:
    path = load(domain).directory / f"{file}.yaml"
    jsonschema.Draft202012Validator(schema_of(file)).validate(read_yaml(path))


@pytest.mark.parametrize("file", FILES)
def test_a_schema_is_itself_valid_and_refuses_unknown_keys(file: str) -> None:
    schema = schema_of(file)
    jsonschema.Draft202012Validator.check_schema(schema)

    top = "rules" if file in ("ledger", "facts") else file
    wrong = {"keyy": 1} if file == "domain" else {top: [{"keyy": 1}]}

    assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


@pytest.mark.parametrize("file", FILES)
def test_the_published_schemas_are_current(file: str) -> None:
    published = json.loads((PUBLISHED / f"{file}.schema.json").read_text(encoding="utf-8"))

    assert published == schema_of(file), "run `conformance catalog schema --out docs/schemas`"


def test_an_unknown_file_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'functions'"):
        schema_of("function")
