"""Every cell made wrong is found at its line and column as what it is, and nothing else is."""

from __future__ import annotations

import shutil

import pytest

from conformance.population.city.corrupt import corrupt, corruptions


@pytest.fixture(scope="module")
def wrong(city):
    return corruptions(city.directory, city.specs, seed=7, surface=city.layout)


def test_there_are_more_than_fifty_kinds_in_columns_of_their_own(wrong):
    assert len(wrong) >= 50
    assert len({one.fault for one in wrong}) == len(wrong)
    assert len({(one.file, one.item) for one in wrong}) == len(wrong)


def test_only_the_chosen_cells_change(city, wrong, tmp_path):
    broken = shutil.copytree(city.directory, tmp_path / "broken")
    corrupt(broken, wrong, city.layout)
    changed = {
        (path.name, number)
        for path in city.directory.iterdir()
        for number, (before, after) in enumerate(
            zip(
                path.read_bytes().split(b"\r\n"),
                (broken / path.name).read_bytes().split(b"\r\n"),
                strict=True,
            ),
            1,
        )
        if before != after
    }
    assert changed == {(one.file, one.line) for one in wrong}


@pytest.mark.whole
def test_each_is_found_in_its_cell_and_nothing_else_is(city, wrong, judge, tmp_path):
    broken = shutil.copytree(city.directory, tmp_path / "broken")
    corrupt(broken, wrong, city.layout)
    judged = judge(broken)
    found = {
        (finding.file, row.row, row.column, finding.code)
        for finding in judged.findings
        for row in finding.rows
    }
    assert found == {(one.file, one.line, one.column, one.code) for one in wrong}
    assert sum(finding.total for finding in judged.findings) == len(wrong)
    assert not [case for case in judged.cases if case.verdict == "error"]
