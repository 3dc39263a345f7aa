"""Wrong oracles: each rule changed in one place, and whether the facts of a run tell it apart."""

from conformance.rule_mutants.judge import (
    BranchNotTaken,
    CodeNotAsked,
    RuleMutants,
    judge_rule,
)

__all__ = ["BranchNotTaken", "CodeNotAsked", "RuleMutants", "judge_rule"]
