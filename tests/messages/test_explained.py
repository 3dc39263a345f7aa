"""`explain` and a report cannot disagree: both tell a code in the same words."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from conformance.messages.codes import Code, codes
from conformance.messages.worded import make_finding, worded
from conformance.report.explain.text import code_text
from conformance.report.remedy import remedy_of
from conformance.results.evidence import finding_model
from conformance.results.mask import Mask

TOLD = [(code, form) for code in codes().values() for form in code.sentences]


def facts(code: Code, form: str) -> dict[str, str]:
    one = code.sentences[form]
    texts = (one.told.ja, one.told.en, one.to_do.ja, one.to_do.en)
    return {n: f"<{n}>" for text in texts for _, n, _, _ in Formatter().parse(text) if n}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("code", "form"), TOLD, ids=lambda one: getattr(one, "name", one))
def test_what_a_report_tells_of_a_case_is_what_the_code_is_explained_by(
    code: Code, form: str, lang: str
) -> None:
    said = worded(code.name, form=form, **facts(code, form))
    model = finding_model(make_finding(said, None, None, "x", cause="y"), Mask())
    text = model.text.spoken(lang)
    for name in facts(code, form):
        text = text.replace(f"<{name}>", "…")
    explained = code_text(code, lang)
    assert re.sub(r"\s+", "", text) in re.sub(r"\s+", "", explained)
    advice = remedy_of(model).spoken(lang)
    assert advice == (said.to_do.spoken(lang) or code.remedy.spoken(lang))
