import pytest

from conformance.catalog.changes.items import item_kind, joined_lengths
from conformance.catalog.changes.leaves import Leaf


@pytest.mark.parametrize(
    ("field", "old", "new", "kind"),
    [
        ("max_len", 10, 20, "item-widened"),
        ("max_len", 20, 10, "item-narrowed"),
        ("max_len", 20, None, "item-widened"),
        ("max_len", None, 20, "item-narrowed"),
        ("max", 5, 9, "item-widened"),
        ("min", 5, 9, "item-narrowed"),
        ("min", 9, 5, "item-widened"),
        ("min", None, 5, "item-narrowed"),
        ("min", 5, None, "item-widened"),
        ("required", False, True, "item-made-required"),
        ("required", True, False, "item-made-optional"),
        ("required_when", None, {"a": 1}, "item-made-required"),
        ("required_when", {"a": 1}, None, "item-made-optional"),
        ("class", "optional", "required", "class-raised"),
        ("class", "optional", None, "class-raised"),
        ("class", None, "optional", "class-lowered"),
        ("class", None, "required", "text"),
        ("type", "text", "kana", None),
    ],
)
def test_the_kind_follows_from_what_moved(field, old, new, kind):
    assert item_kind(Leaf(("items", "name", field), old, new)) == kind


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({"len": 5}, {"max_len": 10}, "item-widened"),
        ({"max_len": 10}, {"len": 5}, "item-narrowed"),
        ({"len": 5}, {"max_len": 5}, "item-widened"),
        ({"max_len": 5}, {"len": 5}, "item-narrowed"),
    ],
)
def test_a_fixed_length_that_became_a_greatest_one_is_one_change(old, new, kind):
    moved = [
        Leaf(("items", "name", name), old.get(name), new.get(name)) for name in ("len", "max_len")
    ]
    (one,) = joined_lengths(moved)
    assert (one.at, one.old, one.new, item_kind(one)) == ("items.name.length", old, new, kind)


def test_elsewhere_nothing_is_said():
    assert item_kind(Leaf(("operation", "inputs", "max"), 1, 2)) is None
