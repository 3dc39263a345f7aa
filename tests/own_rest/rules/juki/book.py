"""The rule book of the resident register."""

from own_rest.rules.registry import book

rule = book("resident_register")
