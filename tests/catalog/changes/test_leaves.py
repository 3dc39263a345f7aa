from conformance.catalog.changes.leaves import leaves


def found(old, new):
    return [(one.at, one.old, one.new) for one in leaves(old, new)]


def test_what_is_the_same_differs_nowhere():
    same = {"items": [{"key": "a", "len": 1}], "n": None}
    assert found(same, same) == []


def test_members_of_a_list_are_known_by_their_key_not_by_their_place():
    old = {"items": [{"key": "a", "len": 1}, {"key": "b", "len": 2}]}
    new = {"items": [{"key": "b", "len": 3}, {"key": "a", "len": 1}, {"key": "c", "len": 9}]}

    assert found(old, new) == [
        ("items.b.len", 2, 3),
        ("items.c", None, {"key": "c", "len": 9}),
    ]


def test_another_order_alone_is_told_once():
    assert found({"inputs": ["a", "b"]}, {"inputs": ["b", "a"]}) == [
        ("inputs", ["[a]", "[b]"], ["[b]", "[a]"])
    ]


def test_a_text_that_is_listed_is_told_by_itself():
    assert found({"inputs": ["a"]}, {"inputs": ["a", "note"]}) == [("inputs.[note]", None, "note")]


def test_a_refusal_is_known_by_its_reason_and_told_by_its_code():
    guard = {"kind": "order", "earlier": "a", "later": "b", "error": "E0004"}
    ((at, old, new),) = found({"guards": [guard]}, {"guards": [{**guard, "error": "C0422"}]})
    assert (at.startswith("guards."), at.endswith(".error"), old, new) == (
        True,
        True,
        "E0004",
        "C0422",
    )


def test_of_another_form_the_whole_is_told():
    old, new = {"operation": {"kind": "create", "a": 1}}, {"operation": {"kind": "batch", "a": 1}}
    assert found(old, new) == [("operation", old["operation"], new["operation"])]
