"""The contract of the test interface: what each kind of operation makes of the rows, said once."""
