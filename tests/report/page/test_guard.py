import base64
import hashlib
import json

import pytest
from lxml import html

from conformance.report.page.guard import data, policy

HOSTILE = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "a\u2028b\u2029c"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text_of_the_data(text: str) -> None:
    block = str(data({"texts": [text]}))
    assert not set("<>&\u2028\u2029") & set(block)
    page = html.fromstring(f"<html><body><script type='application/json'>{block}</script></body>")
    assert json.loads(page.xpath("string(//script)")) == {"texts": [text]}


def test_the_policy_names_what_may_run_and_forbids_all_else() -> None:
    digest = base64.b64encode(hashlib.sha256("選ぶ()".encode()).digest()).decode()
    told = policy("選ぶ()", "p{}").split("; ")
    assert told[0] == "default-src 'none'"
    assert told[1] == f"script-src 'sha256-{digest}'"
    assert {"base-uri 'none'", "form-action 'none'"} <= set(told)
