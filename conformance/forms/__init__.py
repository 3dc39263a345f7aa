"""Print data and pages of forms 帳票: schemas from the catalogue, reading, and what is wrong.

Knows no domain and no vendor: a form of the catalogue and bytes go in, faults come out.
"""
