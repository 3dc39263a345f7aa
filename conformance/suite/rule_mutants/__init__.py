"""Wrong oracles: each rule changed in one place, and whether the facts of a run tell it apart."""

from conformance.suite.rule_mutants.judge import RuleMutants, judge_rule

__all__ = ["RuleMutants", "judge_rule"]
