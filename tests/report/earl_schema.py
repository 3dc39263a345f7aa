"""EARL 1.0 Schema (W3C, https://www.w3.org/ns/earl#) as far as a report can break it.

Classes, properties with their domain and range, and the named outcomes and modes.
"""

EARL = "http://www.w3.org/ns/earl#"
OUTCOMES = {"passed", "failed", "cantTell", "inapplicable", "untested"}
MODES = {"automatic", "manual", "semiAuto", "undisclosed", "unknownMode"}
CLASSES = {"Assertion", "Assertor", "Software", "TestCase", "TestRequirement", "TestResult"} | {
    *("TestCriterion", "TestSubject", "TestMode", "OutcomeValue")
}
DOMAINS = {
    **dict.fromkeys(("assertedBy", "mainAssertor", "subject", "test", "mode"), "Assertion"),
    "result": "Assertion",
    **dict.fromkeys(("outcome", "pointer", "info"), "TestResult"),
}
REQUIRED = {"Assertion": {"assertedBy", "test", "result"}, "TestResult": {"outcome"}}
"""Besides `subject`, which a report states by nesting assertions under their subject."""


def violations(node, subject=None):
    """Yield what breaks the schema: a node is a JSON-LD object with the prefix `earl`."""
    kinds = {
        name.removeprefix("earl:") for name in _listed(node.get("@type", [])) if "earl:" in name
    }
    used = {name.removeprefix("earl:") for name in node if name.startswith("earl:")}
    yield from (f"no class {kind}" for kind in kinds - CLASSES)
    yield from (f"no property {name}" for name in used - set(DOMAINS))
    for name in used & set(DOMAINS):
        if DOMAINS[name] not in kinds:
            yield f"{name} of {kinds}"
    for kind in kinds & set(REQUIRED):
        yield from (f"{kind} without {name}" for name in REQUIRED[kind] - used)
    if "Assertion" in kinds and not (subject or "subject" in used):
        yield "Assertion without subject"
    yield from _values(node)
    for key, value in node.items():
        for one in _listed(value):
            if isinstance(one, dict) and key != "@context":
                yield from violations(one, subject="TestSubject" in kinds and key == "assertions")


def _values(node):
    for name, known in (("outcome", OUTCOMES), ("mode", MODES)):
        told = node.get(f"earl:{name}")
        if told is not None and told["@id"].removeprefix("earl:") not in known:
            yield f"{name} {told}"
    if not isinstance(node.get("earl:info", ""), str):
        yield "info is no text"


def _listed(value):
    return value if isinstance(value, list) else [value]
