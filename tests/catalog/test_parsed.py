"""The cache of parsed files is never stale, never trusted when broken, and can be done without."""

import json
import os

import pytest

from conformance.catalog import parsed
from conformance.catalog.parsed import read_json
from conformance.errors import CatalogError

LONG = "# " + "x" * 3_000 + "\n"


def read_parsed(path):
    return json.loads(read_json(path))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("CONFORMANCE_CACHE", str(folder))
    return folder


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rules.yaml"
    path.write_text(LONG + "rules: [{key: a, n: 1}]\n", encoding="utf-8")
    return path


def _unreadable(_path):
    pytest.fail("the file was parsed although its content is kept")


def test_the_second_reading_parses_nothing(cache, file, monkeypatch):
    first = read_parsed(file)
    monkeypatch.setattr(parsed, "read_yaml", _unreadable)
    assert read_parsed(file) == first == {"rules": [{"key": "a", "n": 1}]}
    assert len(list(cache.iterdir())) == 1


def test_a_changed_file_is_read_anew_even_with_its_old_time_and_size(cache, file):
    del cache
    read_parsed(file)
    times = file.stat()
    file.write_text(file.read_text().replace("n: 1", "n: 2"), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert read_parsed(file) == {"rules": [{"key": "a", "n": 2}]}


@pytest.mark.parametrize("broken", ["", "{", "2:00:00\n{}", "\x00"])
def test_what_is_broken_or_of_other_content_is_not_taken(cache, file, broken):
    expected = read_json(file)
    (kept,) = cache.iterdir()
    kept.write_text(broken)
    assert read_json(file) == expected
    assert kept.read_text().partition("\n")[2] == expected


def test_what_is_kept_but_cut_off_or_changed_is_not_taken(cache, file):
    expected = read_json(file)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for broken in (whole[:-2], whole.replace(b'"n": 1', b'"n": 2')):
        kept.write_bytes(broken)
        assert read_json(file) == expected


def test_a_folder_that_cannot_be_written_is_done_without(file, monkeypatch, tmp_path):
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("CONFORMANCE_CACHE", str(tmp_path / "a file" / "below"))
    assert read_parsed(file) == {"rules": [{"key": "a", "n": 1}]}


def test_it_can_be_turned_off(file, monkeypatch, tmp_path):
    monkeypatch.setenv("CONFORMANCE_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    read_parsed(file)
    assert not (tmp_path / "other").exists()


def test_errors_name_file_and_line_although_a_good_content_was_kept(cache, file):
    del cache
    read_parsed(file)
    file.write_text(LONG + "rules: [{key: a, key: b}]\n", encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_parsed(file)
    assert caught.value.messages[0].where.endswith("rules.yaml:2")
