"""Titles of cases, in the words of the catalogue: no key and no slug reaches a reader."""
