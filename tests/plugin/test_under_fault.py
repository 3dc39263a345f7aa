"""Where a part of the harness itself is broken, the product is not blamed and nothing conforms.

Each fault is planted in every process of a run from outside, by a `sitecustomize` of its own.
"""

import importlib.util
import json
import os
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location(
    "plugin_conftest", Path(__file__).with_name("conftest.py")
)
kit = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(kit)

WRONG_CALL, INCOMPLETE, FAULT = 2, 3, 4
# What breaks a part once `conformance.plugin.hooks` is imported, and with it all that it needs.
PLANTED = """
import importlib.abc, sys

def broken():
{fault}

class _After(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name != "conformance.plugin.hooks":
            return None
        sys.meta_path.remove(self)
        import importlib.util
        spec = importlib.util.find_spec(name)
        loader = spec.loader
        run = loader.exec_module
        def exec_module(module):
            run(module)
            broken()
        loader.exec_module = exec_module
        return spec

sys.meta_path.insert(0, _After())
"""

FAULTS = {
    "a checker raises": (
        FAULT,
        """
    from conformance.cases import registry
    import dataclasses
    def raises(trial):
        raise RuntimeError("a fault of ours")
    for name, one in list(registry._CHECKS.items()):
        if name.startswith("rule/"):
            registry._CHECKS[name] = dataclasses.replace(one, function=raises)
""",
    ),
    "an oracle raises": (
        FAULT,
        """
    import sys
    def raises(*_, **__):
        raise ZeroDivisionError("a fault of ours")
    for module in list(sys.modules.values()):
        name = getattr(module, "__name__", "")
        if name.startswith(("conformance.c", "conformance.w")) and hasattr(module, "derive"):
            module.derive = raises
""",
    ),
    "answers are lost on the way": (
        FAULT,
        """
    from conformance.surfaces import interface
    def raises(*_):
        raise KeyError("a fault of ours")
    interface._reply = raises
""",
    ),
    "a worker dies": (
        INCOMPLETE,
        """
    import os
    from conformance.worlds.session import Session
    was, tried = Session.execute, []
    def dies(self, case):
        tried.append(case)
        if len(tried) == 3 and "PYTEST_XDIST_WORKER" in os.environ:
            os._exit(9)
        return was(self, case)
    Session.execute = dies
""",
    ),
    "the disk is full": (
        WRONG_CALL,
        """
    import errno, sys
    def raises(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("conformance.plugin"):
            if hasattr(module, "write"):
                module.write = raises
""",
    ),
    "the clock jumps": (
        INCOMPLETE,
        """
    import time
    from conformance.worlds.session import Session
    was, real, tried = Session.execute, time.monotonic, []
    def later(self, case):
        tried.append(case)
        if len(tried) == 3:
            time.monotonic = lambda: real() + 1_000_000
            self.clock = time.monotonic
        return was(self, case)
    Session.execute = later
""",
    ),
}


def _run(tmp_path: Path, fault: str, *more: str):
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(PLANTED.format(fault=fault), encoding="utf-8")
    path = os.pathsep.join([str(planted), str(kit.ROOT)])
    out = tmp_path / "out"
    done = kit.run(out, "-n", "2", *more, env={"PYTHONPATH": path})
    result = out / "result.json"
    return done, json.loads(result.read_text(encoding="utf-8")) if result.is_file() else None


@pytest.mark.whole
@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_part_blames_nobody_and_lets_nobody_pass(tmp_path, name):
    expected, fault = FAULTS[name]
    done, result = _run(tmp_path, fault)
    assert done.returncode == expected, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    if result is not None:
        assert result["verdict"]["state"] not in {"conformant", "not_conformant"}
        assert {case["verdict"] for case in result["cases"]} & {"fail"} == set()
