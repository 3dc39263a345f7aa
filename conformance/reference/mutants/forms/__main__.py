"""Write `assigned.yaml` for the forms of the catalogue; a form keeps the kind it had."""

from __future__ import annotations

from pathlib import Path

import yaml

from conformance.catalog.load import domains, load
from conformance.reference.mutants.forms import assigned
from conformance.reference.mutants.forms.suited import assign

HEAD = """\
# The kind of fault that the faulty variant of each form has: domain, form, kind of kinds.yaml.
# Written by `python -m conformance.reference.mutants.forms`.
"""


def text() -> str:
    """Return the file for the catalogue as it is."""
    found = assign(map(load, sorted(domains())), assigned())
    return HEAD + yaml.safe_dump(found, allow_unicode=True, sort_keys=False)


if __name__ == "__main__":
    Path(__file__).with_name("assigned.yaml").write_text(text(), encoding="utf-8")
