"""Forms as residents and printers receive them: print data as XML and CSV, pages as PDF.

The same copy as `form/prints` is asked for as a file. What must stand in it is the copy's own
values; what must not are the whereabouts of a protected person in a copy for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.bindings import binding_of
from conformance.catalog.models.requirements import Form
from conformance.checks.forms.faults import assert_no_faults
from conformance.checks.forms.lawful_copy import copy_of
from conformance.checks.forms.laws import in_print_data
from conformance.checks.forms.standing import begin_copy, begun
from conformance.checks.forms.written import files_with_faults
from conformance.checks.protection.restrict import leak
from conformance.checks.protection.traces.find import traces
from conformance.findings import UntestedError
from conformance.forms.compare import differences
from conformance.forms.fault import fault
from conformance.forms.judge import judge_csv, judge_xml
from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.print_data import copy_of as as_printed
from conformance.forms.print_data import text_of
from conformance.forms.printing import printed
from conformance.messages.causes import make_cause
from conformance.surfaces.forms_section import FormsSurface
from conformance.surfaces.issued import FILE_FORMATS, issued_files
from conformance.worlds.protect import person_of, protect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.checks.forms.lawful_copy import CopyToIssue
    from conformance.forms.fault import FormFault
    from conformance.forms.print_data import Copy as Printed
    from conformance.population.rows import Row
    from conformance.surfaces.issued import FileFormat

_WORDS = {
    "xml": ("印刷データ（XML）", "XML print data"),
    "csv": ("印刷データ（CSV）", "CSV print data"),
}
_PAGES = ("PDF", "PDF pages")


@generates(Form)
def cases(spec: Specification, subject: object) -> Iterator[Draft]:
    """Each format of the form, and for those that tell whereabouts what is withheld in each."""
    form = cast("Form", subject)
    binding = binding_of(spec, form)
    if binding is None:
        return
    tells = bool(form.suppress_when and binding.locating(form))
    for name in FILE_FORMATS:
        ja, en = _WORDS.get(name, _PAGES)
        params = {"format": name, "ja": ja, "en": en}
        yield Draft(f"{name}-as-issued", "form/file", params)
        if tells and spec.head.protection:
            yield Draft(f"{name}-withholds", "form/file-withholds", params)


@check(
    "form/file",
    polarity="present",
    compares="print",
    surface="forms",
    ja="{ja}が帳票の定めに合い、記録と同じ値を載せる",
    en="{en} follow the form and hold the record's values",
    needs=("load", "issue"),
)
def as_issued(trial: Trial) -> None:
    """Structure, order, types, lengths, characters; the values are those of the record."""
    name = _format(trial)
    if _surface(trial).directory is not None:
        for place, faults in files_with_faults(trial, name):
            assert_no_faults(trial, faults, place)
        return
    copy = begun(trial)
    wanted = as_printed(copy.form, copy.expected)
    for content, where in _issued(trial, copy, name, "self"):
        assert_no_faults(trial, _judged(trial, copy, name, content, wanted), where)


@check(
    "form/file-withholds",
    polarity="absent",
    compares="protection",
    surface="forms",
    ja="支援措置対象者の所在を、第三者に宛てた{ja}のどこにも載せない",
    en="{en} for a third party hold a protected person's whereabouts nowhere",
    needs=("load", "issue"),
)
def withholds(trial: Trial) -> None:
    """The person's own copy shows where they are; in the file for others no trace of it is left."""
    name = _format(trial)
    if _surface(trial).directory is not None:
        raise UntestedError(_NOBODY_PROTECTED)
    copy = copy_of(trial, everything=True)
    person = person_of(trial, copy.binding.record, copy.row, copy.placed)
    copy = begin_copy(trial, copy, protect(trial, copy.placed, person))
    own = as_printed(copy.form, copy.expected)
    for content, where in _issued(trial, copy, name, "self"):
        assert_no_faults(trial, _judged(trial, copy, name, content, own), where)
    reply = trial.interface.issue(trial.domain, copy.form.key, _body(copy, name, "third_party"))
    if not reply.accepted and reply.refused_with("C0403"):
        return
    secrets = [
        (item, text_of(value))
        for item in copy.form.items
        for value in copy.whereabouts.get(item.key, ())
        if value not in (None, "")
    ]
    shown = {printed(item, text, trial.spec.codes) for item, text in secrets}
    told = copy.for_third_parties
    others = {i.key: told.get(i.key) for i in copy.form.items if not i.locates}
    wanted = as_printed(copy.form, others, "third_party")
    for one in issued_files(trial.accepted(reply)):
        found = traces([text for _, text in secrets], one.content)
        leaked = [item.key for item, text in secrets if text in found]
        if leaked:
            raise leak(trial, leaked, reply.exchange.path, f"form/{copy.form.key}")
        assert_no_faults(trial, _judged(trial, copy, name, one.content, wanted, shown), where)


def _format(trial: Trial) -> FileFormat:
    return cast("FileFormat", trial.case.param("format"))


def _surface(trial: Trial) -> FormsSurface:
    return trial.profile.surfaces.forms or FormsSurface()


def _issued(
    trial: Trial, copy: CopyToIssue, name: FileFormat, addressee: str
) -> Iterator[tuple[bytes, str]]:
    """Yield every file that is issued, and where it came from."""
    body = _body(copy, name, addressee)
    reply = trial.accepted(trial.interface.issue(trial.domain, copy.form.key, body))
    for one in issued_files(reply):
        yield one.content, f"{reply.exchange.path} ({name})"


def _body(copy: CopyToIssue, name: FileFormat, addressee: str) -> Row:
    return {**copy.body, "addressee": addressee, "format": name}


def _judged(
    trial: Trial,
    copy: CopyToIssue,
    name: FileFormat,
    content: bytes,
    wanted: Printed,
    withheld: Collection[str] = (),
) -> tuple[FormFault, ...]:
    form = copy.form
    if name == "pdf":
        fonts = _surface(trial).fonts
        return judge_pdf(trial.spec, form, content, wanted, withheld=withheld, fonts=fonts)
    if name == "xml":
        data, faults = judge_xml(trial.spec, form, content)
    else:
        data, faults = judge_csv(trial.spec, form, content)
    kept = (f for f in faults if f.code != "F-PRINT-MISSING" or f.item not in copy.free)
    printed_copies = enumerate(data.copies, 1)
    return (*kept, *(v for n, one in printed_copies for v in _values(copy, wanted, one, n)))


def _values(copy: CopyToIssue, wanted: Printed, found: Printed, number: int) -> Iterator[FormFault]:
    """Yield what is wrong with the values of a copy, of those that can be told."""
    place = f"copy {number}"
    told = tuple(item for item in copy.form.items if item.key in copy.settled)
    yield from differences(copy.form.model_copy(update={"items": told}), wanted, found, place)
    for item in copy.form.items:
        law, text = copy.laws.get(item.key), found.values.get(item.key)
        if law is not None and text is not None and not in_print_data(law).fits(text):
            yield fault("F-PRINT-VALUE", item.key, place, text, name=item.name_ja)


_NOBODY_PROTECTED = make_cause("U-NOBODY-PROTECTED")
