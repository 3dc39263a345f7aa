import json
import re

import jsonschema
import pytest

from conformance.catalog.load import domains, load
from conformance.openapi.document import openapi
from conformance.openapi.rules import given_schema, output_schema
from conformance.reference.routes import ROUTES
from conformance.worlds.rule_check import own_examples

RUN_BY_NAME = {"create", "update", "cancel", "search", "calculate", "restrict", "batch"}


def references(node: object) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*(references(value) for value in node))
    return set()


def schemas(node: object) -> list[dict[str, object]]:
    if isinstance(node, dict):
        own = [node["schema"]] if isinstance(node.get("schema"), dict) else []
        return own + [found for value in node.values() for found in schemas(value)]
    if isinstance(node, list):
        return [found for value in node for found in schemas(value)]
    return []


@pytest.mark.parametrize("domain", domains())
def test_every_reference_of_the_document_resolves(domain: str) -> None:
    document = openapi(load(domain))

    for reference in references(document):
        found: object = document
        for step in reference.removeprefix("#/").split("/"):
            assert isinstance(found, dict)
            assert step in found, reference
            found = found[step]


SOON = {"child_allowance", "common_functions", "seal_registration"}
"""Domains that are tried every day; of the others the long tests try every one."""


@pytest.mark.parametrize(
    "domain",
    [pytest.param(one, marks=() if one in SOON else pytest.mark.whole) for one in domains()],
)
def test_every_schema_is_a_valid_json_schema(domain: str) -> None:
    document = openapi(load(domain))
    components = document["components"]["schemas"]

    found = (*schemas(document["paths"]), *components.values())
    different = {json.dumps(one, sort_keys=True): one for one in found}
    assert different
    for schema in different.values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("domain", domains())
def test_calls_have_unique_ids_and_their_path_parameters(domain: str) -> None:
    paths = openapi(load(domain))["paths"]
    calls = [call for item in paths.values() for verb, call in item.items() if verb != "parameters"]

    ids = [call["operationId"] for call in calls]

    assert len(ids) == len(set(ids))
    assert all("200" in call["responses"] and "401" in call["responses"] for call in calls)
    for path, item in paths.items():
        assert ("parameters" in item) == ("{sandbox}" in path)


@pytest.mark.parametrize("domain", domains())
def test_everything_the_catalogue_lets_run_has_a_call(domain: str) -> None:
    spec = load(domain)
    paths = openapi(spec)["paths"]

    def below(kind: str, key: str) -> str:
        return f"/sandboxes/{{sandbox}}/{kind}/{domain}/{key}"

    functions = [f.key for f in spec.functions.values() if f.operation.kind in RUN_BY_NAME]
    wanted = {
        *(below("functions", key) for key in functions),
        *(below("calculations", key) for key in spec.rules),
        *(below("forms", key) for key in spec.forms),
        *(below("linkages", key) for key in spec.linkages),
        *(below("records", f"{key}/query") for key in spec.records),
    }

    assert wanted <= set(paths)
    assert sum("/functions/" in path for path in paths) == len(functions)


def test_the_document_and_the_sample_package_have_the_same_calls() -> None:
    def shape(path: str) -> str:
        named = re.sub(
            r"^(/sandboxes/\{sandbox\}/(?:functions|calculations|forms|linkages|records))/child_allowance/[^/]+",
            r"\1/{domain}/{key}",
            path,
        )
        return named.replace("/exports/child_allowance", "/exports/{domain}")

    paths = openapi(load("child_allowance"))["paths"]
    described = {
        (verb.upper(), shape(path))
        for path, item in paths.items()
        for verb in item
        if verb != "parameters"
    }
    served = {(verb, path) for verb, path, _ in ROUTES}
    # DELETE of a row is what the harness tries to prove absent; the contract offers no such call.
    probe = ("DELETE", "/sandboxes/{sandbox}/records/{domain}/{key}")

    assert described == served - {probe}


def answered(value: object, kind: str) -> object:
    """The form in which a package answers: the catalogue writes an exact decimal as a number."""
    if isinstance(value, list):
        return [answered(one, kind) for one in value]
    number = isinstance(value, float) or (isinstance(value, int) and kind.startswith("decimal"))
    return str(value) if number and not isinstance(value, bool) else value


@pytest.mark.parametrize("domain", domains())
def test_worked_examples_follow_the_schemas_of_their_rules(domain: str) -> None:
    spec = load(domain)

    for example in own_examples(spec):
        kinds = spec.rules[example.rule].output
        answer = {n: answered(v, str(kinds[n])) for n, v in example.expect.items()}
        jsonschema.validate(answer, output_schema(spec, example.rule))


def test_a_rules_schema_refuses_an_unknown_fact() -> None:
    schema = given_schema(load("child_allowance"), "child-age-limits")

    jsonschema.validate({"birth_date": "2024-02-29"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"birth_day": "2024-02-29"}, schema)


def test_a_creation_names_its_required_inputs_and_its_codes() -> None:
    spec = load("child_allowance")
    paths = openapi(spec)["paths"]
    function = next(f for f in spec.functions.values() if f.operation.kind == "create")
    group = spec.records[function.operation.record]

    post = paths[f"/sandboxes/{{sandbox}}/functions/child_allowance/{function.key}"]["post"]
    inputs = post["requestBody"]["content"]["application/json"]["schema"]["properties"]["inputs"]

    assert list(inputs["properties"]) == list(function.operation.inputs)
    assert inputs.get("required", []) == [
        key for key in function.operation.inputs if group.item(key).required
    ]
