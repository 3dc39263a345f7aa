"""What is wrong with a mapping before anything runs: with its writing, and with its names."""
