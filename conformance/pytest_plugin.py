"""The pytest plugin: `pytest spec_catalog/child_allowance --conf-profile vendor_profiles/x.yaml`.

Without `--conf-profile` it does nothing, and loading it imports nothing heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

_OPTIONS: tuple[tuple[str, str], ...] = (
    ("profile", "vendor profile of the package to certify"),
    ("seed", "seed of generated people and facts (default: drawn anew, and told in the result)"),
    ("as-of", "day the specification is judged on, YYYY-MM-DD (default: today in Japan)"),
    ("domain", "only these domains, comma separated"),
    ("class", "only these levels, comma separated"),
    ("surface", "only these surfaces, comma separated"),
    ("case", "only case ids that match these globs, comma separated"),
    ("shard", "only part I of N, as I/N"),
    ("ground", "only cases that stand on this or on something stronger: official, derived, all"),
    ("only", "failed, affected, new: only what the result named by --conf-against leaves to try"),
    ("against", "earlier result.json that --conf-only is about"),
    ("out", "folder for result.json (default: none is written)"),
    ("resume", "result of an interrupted run to continue"),
    ("mutant", "start the bundled reference package with this seeded fault"),
    ("corpus", "folder of saved counterexamples, tried first (default: none is tried)"),
    ("nonce", "enters the identities of people in a shared database (default: drawn for the run)"),
    ("max-minutes", "time for the whole run; what is left stays untested (default 720)"),
    ("unmask", "'yes': the command's own terminal is shown values of answers"),
    ("yes-production", "'yes': the production system of the profile may be read"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, each with a twin in the configuration file (`conf_profile` …)."""
    group = parser.getgroup("conformance", "conformance of local-government core systems")
    for name, text in _OPTIONS:
        group.addoption(f"--conf-{name}", default=None, help=text)
        parser.addini(f"conf_{name.replace('-', '_')}", help=text, default=None)


def pytest_configure(config: pytest.Config) -> None:
    """Collect the catalogue when a profile is given; otherwise stay out of the way."""
    profile = config.getoption("--conf-profile") or config.getini("conf_profile")
    if profile and not config.getoption("help", default=False):
        read_once = import_module("conformance.plugin.garbage").ReadOnce()
        config.pluginmanager.register(read_once, "conformance-garbage")
        config.add_cleanup(read_once.end)
        import_module("conformance.plugin.hooks").register(config)
