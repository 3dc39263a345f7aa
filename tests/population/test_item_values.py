from datetime import date

import pytest

from conformance.catalog.models.records import Item
from conformance.population.item_values import ValueMaker

MAKER = ValueMaker(1, "row", date(2026, 4, 1), {})


@pytest.mark.parametrize("length", [1, 2, 20, 21, 22, 64])
@pytest.mark.parametrize("kind", ["alnum", "digits"])
def test_a_value_of_exact_length_has_that_length(kind: str, length: int) -> None:
    item = Item.model_validate({"key": "hash", "name_ja": "値", "type": kind, "len": length})

    value = MAKER.value(item)

    assert isinstance(value, str)
    assert len(value) == length
    assert value.isalnum()
    assert value.isascii()
