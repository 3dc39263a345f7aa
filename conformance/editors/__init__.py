"""Pages for who edits the catalogue: requirements, sources, cells, cases, faults, questions."""
