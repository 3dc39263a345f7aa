"""Faults that can be sown into the product, each with the requirement it breaks.

A fault changes one running product, never the code: its definitions or one of its parts.
"""

from own_rest.faults import applications, border, outputs, views
from own_rest.faults.sowing import FAULTS

__all__ = ["FAULTS", "applications", "border", "outputs", "views"]
