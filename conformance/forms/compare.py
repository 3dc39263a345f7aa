"""Whether a copy holds the values it was to hold, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.forms.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.requirements import Form
    from conformance.forms.fault import FormFault
    from conformance.forms.print_data import Copy


def differences(
    form: Form, wanted: Copy, found: Copy, place: str = "copy 1"
) -> Iterator[FormFault]:
    """Yield a fault for each item that has another value than wanted, or one that was not wanted.

    An item that is missing is a fault of structure (`judge`), not of value.
    """
    for item in form.items:
        expected, text = wanted.values.get(item.key), found.values.get(item.key)
        if text is None or text == expected:
            continue
        code = "F-PRINT-EXTRA" if expected is None else "F-PRINT-VALUE"
        yield fault(code, item.key, place, text, name=item.name_ja)
