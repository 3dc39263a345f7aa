"""The rule book of child allowances."""

from own_rest.rules.registry import book

rule = book("child_allowance")
