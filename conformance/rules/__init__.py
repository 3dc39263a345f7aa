"""The oracles: pure legal arithmetic, one small module per rule."""
