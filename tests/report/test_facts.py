"""Reports say when, by which version, for whom, against what; a seeded fault stands out."""

import re
from datetime import datetime, timedelta

import pytest
import samples

from conformance.report import html, junit, markdown, terminal
from conformance.results.run import TriedSurfaceModel

ADDRESS = "http://127.0.0.1:4711/conformance"
FAULT = "child-allowance-sixteenth-day"
SHOWN = {
    "terminal": terminal.summary,
    "markdown": lambda result, lang: re.sub(r"\\(.)", r"\1", markdown.render(result, lang)),
    "html": lambda result, lang: html.render(result),  # noqa: ARG005 - both languages in one page
}


def of_the_sample():
    result = samples.result()
    tried = TriedSurfaceModel(surface="api", kind="sample_package", address=ADDRESS)
    scope = result.scope.model_copy(
        update={"domains": ("child_allowance",), "narrowed": True, "left_out": 7}
    )
    return result.model_copy(
        update={
            "run": result.run.model_copy(update={"surfaces": (tried,)}),
            "invocation": result.invocation.model_copy(update={"mutant": FAULT}),
            "scope": scope,
        }
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", SHOWN)
def test_a_report_states_when_by_what_for_whom_and_against_what(name: str, lang: str) -> None:
    text = SHOWN[name](samples.result(), lang)
    for fact in (
        *("2026-11-01 09:30:00+09:00", "conformance 0.1.0", "Hypothesis 6.170.15"),
        *("架空市", "139998", "https://mihon.example/conformance"),
        "適合試験インターフェース" if lang == "ja" else "conformance test interface",
        "一般市" if lang == "ja" else "ordinary city",
    ):
        assert fact in text, fact


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", SHOWN)
def test_the_sample_package_and_a_fault_seeded_into_it_stand_before_the_facts(
    name: str, lang: str
) -> None:
    text = SHOWN[name](of_the_sample(), lang)
    sample = "起動した見本システム" if lang == "ja" else "comes with the harness"
    assert sample in text
    assert FAULT in text
    assert ADDRESS in text
    assert text.index(sample) < text.index(FAULT) < text.index("2026-11-01 09:30:00")
    assert sample not in SHOWN[name](samples.result(), lang)


def test_junit_states_the_time_at_which_the_run_began() -> None:
    xml = junit.render(samples.result()).decode()
    began = datetime.fromisoformat(re.search(r'timestamp="([^"]+)"', xml)[1])
    assert began == samples.RUN.started_at
    assert began.utcoffset() == timedelta(hours=9)
