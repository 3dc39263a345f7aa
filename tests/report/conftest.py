import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are no packages; samples stand beside them

import samples

from conformance.results.model import Result


@pytest.fixture
def mixed() -> Result:
    return samples.result()


@pytest.fixture
def conforming() -> Result:
    return samples.conforming()
