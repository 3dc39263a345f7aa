import gc
import subprocess
import sys

import pytest

from conformance.values.uncollected import uncollected


def test_nothing_is_collected_meanwhile_and_everything_afterwards() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()  # the inner one leaves it as it was
    assert gc.isenabled()


def test_an_error_brings_the_collector_back() -> None:
    with pytest.raises(ValueError, match="planted"), uncollected():
        raise ValueError("planted")
    assert gc.isenabled()


def test_at_the_end_of_a_process_nothing_is_gone_through() -> None:
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"
        "from conformance.values.uncollected import uncollected\n"
        "with uncollected(): pass"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
