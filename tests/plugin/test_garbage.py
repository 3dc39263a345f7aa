"""What a session reads once is not gone through again; afterwards all is as it was."""

import gc

import pytest

from conformance.plugin.garbage import ReadOnce


@pytest.fixture
def enabled():
    was = gc.isenabled()
    gc.enable()
    yield
    gc.unfreeze()
    (gc.enable if was else gc.disable)()


@pytest.mark.usefixtures("enabled")
def test_nothing_is_collected_while_reading_and_what_was_read_is_left_out():
    before = gc.get_threshold()
    plugin = ReadOnce()
    assert not gc.isenabled()
    plugin.pytest_collection_finish()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold() > before
    plugin.end()
    assert gc.get_threshold() == before
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("enabled")
def test_a_run_that_is_refused_before_it_collects_leaves_the_collector_on():
    plugin = ReadOnce()
    plugin.end()
    assert gc.isenabled()


@pytest.mark.usefixtures("enabled")
def test_whoever_had_it_off_keeps_it_off():
    gc.disable()
    plugin = ReadOnce()
    plugin.pytest_collection_finish()
    plugin.end()
    assert not gc.isenabled()
