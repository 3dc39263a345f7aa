"""The sample package: a small conforming system of every domain, read from the catalogue."""
