from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from conformance.findings import UntestedError
from conformance.tables.streams import open_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.tables.export import ExportFile


def read_while(export: ExportFile, change: Callable[[], object]) -> None:
    with open_source(export) as source:
        source.read(1)
        change()


def code(export: ExportFile, change: Callable[[], object]) -> str:
    with pytest.raises(UntestedError) as caught:
        read_while(export, change)
    return caught.value.cause.code


def test_a_file_that_grows_while_it_is_read_is_not_judged(
    export: Callable[[bytes], ExportFile],
) -> None:
    file = export(b"number\n1\n")

    def grow() -> None:
        with file.path.open("ab") as more:
            more.write(b"2\n")

    assert code(file, grow) == "U-FILE-CHANGED"


def test_a_file_written_anew_in_the_same_size_is_not_judged(
    export: Callable[[bytes], ExportFile],
) -> None:
    file = export(b"number\n1\n")
    assert code(file, lambda: os.utime(file.path, ns=(1, 1))) == "U-FILE-CHANGED"


def test_a_file_that_changed_since_it_was_found_is_not_read(
    export: Callable[[bytes], ExportFile],
) -> None:
    file = export(b"number\n1\n")
    file.path.write_bytes(b"number\n1\n2\n")
    with pytest.raises(UntestedError, match="U-FILE-CHANGED"), open_source(file):
        pass


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    export: Callable[[bytes], ExportFile],
) -> None:
    file = export(b"number\n1\n")
    file.path.unlink()
    os.mkfifo(file.path)
    with pytest.raises(UntestedError, match="U-FILE-CHANGED"), open_source(file):
        pass


def test_a_file_that_went_away_is_named(export: Callable[[bytes], ExportFile]) -> None:
    file = export(b"number\n1\n")
    file.path.unlink()
    with pytest.raises(UntestedError, match=r"people\.csv cannot be read"), open_source(file):
        pass
