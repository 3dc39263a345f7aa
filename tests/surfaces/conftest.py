"""Puts the hostile servers within reach of the tests beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # tests are no packages; hostile.py stands beside
