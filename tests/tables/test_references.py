from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.conditions import When
from conformance.catalog.models.records import Ref
from conformance.surfaces.profile import FilesSurface
from conformance.tables.references import FileColumn, dangling, known_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.catalog.models.records import RecordGroup
    from conformance.tables.locate import ExportFile

    Write = Callable[[bytes | str], ExportFile]

HEAD = "number,history_no,latest,name\n"


def test_values_that_stand_nowhere_are_counted_by_line(export: Write, people: RecordGroup) -> None:
    surface = FilesSurface()
    known = known_values(FileColumn(export(HEAD + "1,1,1,甲\n2,1,1,\n"), people, "number"), surface)
    assert known is not None
    source = FileColumn(export(HEAD + "2,1,1,\n3,1,1,\n,1,1,\n1,1,1,\n4,1,1,\n"), people, "number")
    (tally,) = dangling(source, surface, [known]).of("number")
    assert (tally.total, tally.lines) == (2, [3, 6])
    assert dangling(source, surface, []).of("number")[0].total == 4


def test_a_value_may_stand_in_any_of_several_groups(export: Write, people: RecordGroup) -> None:
    surface = FilesSurface()
    one = known_values(FileColumn(export(HEAD + "1,1,1,\n"), people, "number"), surface)
    two = known_values(FileColumn(export(HEAD + "2,1,1,\n"), people, "number"), surface)
    assert one is not None
    assert two is not None
    source = FileColumn(export(HEAD + "1,1,1,\n2,1,1,\n"), people, "number")
    assert dangling(source, surface, [one, two]).of("number") == ()


def test_values_are_not_known_where_lines_or_the_column_are_lost(
    export: Write, people: RecordGroup
) -> None:
    surface = FilesSurface()
    ragged = FileColumn(export(HEAD + "1,1,1\n"), people, "number")
    assert known_values(ragged, surface) is None
    headless = FileColumn(export("name\n甲\n"), people, "number")
    assert known_values(headless, surface) is None


def test_a_value_is_looked_up_only_in_rows_that_refer_to_anything(
    export: Write, people: RecordGroup
) -> None:
    surface = FilesSurface()
    known = known_values(FileColumn(export(HEAD + "1,1,1,\n"), people, "number"), surface)
    assert known is not None
    ref = Ref(domain="d", group="g", item="number", when=When(root={"name": "甲"}))
    items = tuple(
        one.model_copy(update={"ref": ref}) if one.key == "number" else one for one in people.items
    )
    group = people.model_copy(update={"items": items})
    source = FileColumn(export(HEAD + "2,1,1,甲\n3,1,1,\n1,1,1,甲\n"), group, "number")
    (tally,) = dangling(source, surface, [known]).of("number")
    assert (tally.total, tally.lines) == (1, [2])
