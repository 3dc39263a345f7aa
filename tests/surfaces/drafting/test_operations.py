"""Fields laid out from schemas: nesting, references, circles, alternatives, bounds."""

import pytest

from conformance.errors import UsageError
from conformance.surfaces.drafting.fields import SchemaLayout
from conformance.surfaces.drafting.operations import read_api
from conformance.surfaces.drafting.references import References


def _document(schema, components=None):
    answer = {"200": {"content": {"application/json": {"schema": schema}}}}
    call = {"post": {"operationId": "x", "responses": answer}}
    return {"openapi": "3.1.0", "paths": {"/x": call}, "components": {"schemas": components or {}}}


def _paths(schema, components=None):
    return [f.path for f in read_api(_document(schema, components)).operations[0].gives]


def _object(**properties):
    return {"type": "object", "properties": properties}


TEXT = {"type": "string"}


def test_nested_objects_and_lists_become_dotted_paths() -> None:
    schema = _object(a=TEXT, b=_object(c=TEXT), d={"type": "array", "items": _object(e=TEXT)})
    assert _paths(schema) == ["a", "b.c", "d[].e"]


def test_a_reference_is_followed_and_a_circle_ends_where_it_closes() -> None:
    person = _object(name=TEXT, parent={"$ref": "#/components/schemas/Person"})
    assert _paths({"$ref": "#/components/schemas/Person"}, {"Person": person}) == ["name"]


def test_a_reference_to_itself_gives_nothing() -> None:
    assert (
        _paths({"$ref": "#/components/schemas/A"}, {"A": {"$ref": "#/components/schemas/A"}}) == []
    )


def test_a_reference_to_another_document_is_not_opened() -> None:
    with pytest.raises(UsageError) as error:
        _paths({"$ref": "http://elsewhere.example/schema.json"})
    assert error.value.messages[0].code == "USE024"


def test_all_of_is_one_object_and_a_nullable_is_its_only_alternative() -> None:
    schema = {"allOf": [_object(a=TEXT), _object(b={"anyOf": [TEXT, {"type": "null"}]})]}
    operation = read_api(_document(schema)).operations[0]
    assert sorted(f.path for f in operation.gives) == ["a", "b"]
    assert {f.kind for f in operation.gives} == {"string"}


def test_a_tree_that_doubles_at_every_level_is_bounded() -> None:
    names = [f"S{n}" for n in range(40)]
    parts = {
        name: _object(
            left={"$ref": f"#/components/schemas/{after}"},
            right={"$ref": f"#/components/schemas/{after}"},
        )
        for name, after in zip(names, [*names[1:], "Leaf"], strict=True)
    }
    found = _paths({"$ref": "#/components/schemas/S0"}, {**parts, "Leaf": TEXT})
    assert len(found) <= 2_000


def test_a_whole_document_is_bounded_too() -> None:
    references = References({}, left=100)
    wide = _object(**{f"f{n}": TEXT for n in range(60)})
    sizes = [len(SchemaLayout(references, "answer").of(wide)) for _ in range(5)]
    assert sizes[0] == 60
    assert sum(sizes) <= 100
    assert sizes[-1] == 0


def test_a_japanese_description_tells_more_than_a_made_title() -> None:
    schema = _object(a={"type": "string", "title": "Atena No", "description": "宛名番号"})
    assert read_api(_document(schema)).operations[0].gives[0].text == "宛名番号"


def test_what_every_answer_has_is_no_part_of_the_rows() -> None:
    document = _document({})
    for n in range(6):
        schema = _object(code=TEXT, message=TEXT, data=_object(**{f"f{n}": TEXT}))
        content = {"application/json": {"schema": schema}}
        document["paths"][f"/x{n}"] = {"get": {"responses": {200: {"content": content}}}}
    found = [o for o in read_api(document).operations if o.gives]
    assert [[f.path for f in o.gives] for o in found] == [[f"data.f{n}"] for n in range(6)]
