"""Forms that a package wrote into a directory: `<domain>__<form>[__n].(xml|csv|pdf)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.forms import csv_data, xml_data
from conformance.forms.judge import judge_csv, judge_xml
from conformance.forms.pdf.judge import judge_pdf
from conformance.messages.causes import make_cause
from conformance.surfaces.forms_section import FormsSurface

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.cases.trial import Trial
    from conformance.catalog.models.requirements import Form
    from conformance.forms.fault import FormFault
    from conformance.forms.print_data import Copy
    from conformance.surfaces.issued import FileFormat

MOST_BYTES = 64 * 2**20
"""The largest file that is read."""


def files_with_faults(
    trial: Trial, name: FileFormat
) -> Iterator[tuple[str, tuple[FormFault, ...]]]:
    """Yield each file of the form in a format, with everything wrong with it.

    The values on pages are those of the print data beside them, of the same name.

    Raises:
        UntestedError: there is no such file, it leads elsewhere or is too large, or pages have no
            print data beside them to be held against.
    """
    form = trial.spec.forms[trial.key]
    for path in _paths(trial, name):
        yield path.name, _judged(trial, form, name, path)


def _judged(trial: Trial, form: Form, name: FileFormat, path: Path) -> tuple[FormFault, ...]:
    content = path.read_bytes()
    if name == "xml":
        return judge_xml(trial.spec, form, content)[1]
    if name == "csv":
        return judge_csv(trial.spec, form, content)[1]
    surface = trial.profile.surfaces.forms or FormsSurface()
    copy = _beside(trial, form, path)
    return judge_pdf(trial.spec, form, content, copy, fonts=surface.fonts)


def _beside(trial: Trial, form: Form, path: Path) -> Copy:
    """Return the copy that the print data beside a PDF hold."""
    for suffix in (".xml", ".csv"):
        other = path.with_suffix(suffix)
        if other.is_file() and other.stat().st_size <= MOST_BYTES:
            content = other.read_bytes()
            read = xml_data.read_xml(trial.spec, form, content)[0] if suffix == ".xml" else None
            data = read or csv_data.read_csv(content)
            if data.copies:
                return data.copies[0]
    raise UntestedError(_no_print_data(path.name))


def _paths(trial: Trial, name: FileFormat) -> list[Path]:
    surface = trial.profile.surfaces.forms
    directory = trial.folder / (surface.directory or "") if surface else trial.folder
    wanted = re.compile(rf"{re.escape(f'{trial.domain}__{trial.key}')}(__[0-9]+)?\.{name}")
    if not directory.is_dir():
        raise UntestedError(_none(trial, name))
    root = directory.resolve()
    found = sorted(p for p in directory.iterdir() if wanted.fullmatch(p.name))
    for path in found:
        real = path.resolve()
        inside = real.is_relative_to(root) and real.is_file()
        if not inside or real.stat().st_size > MOST_BYTES:
            raise UntestedError(_unusable(path.name))
    if not found:
        raise UntestedError(_none(trial, name))
    return found


def _none(trial: Trial, name: str) -> Cause:
    wanted = f"{trial.domain}__{trial.key}.{name}"
    return make_cause("U-NO-FORM-FILE", wanted=wanted)


def _no_print_data(name: str) -> Cause:
    return make_cause("U-NO-PRINT-DATA", name=name)


def _unusable(name: str) -> Cause:
    return make_cause("U-FORM-FILE-UNUSABLE", name=name, what=MOST_BYTES // 2**20)
