"""The export engine: catalogue items compiled to columnar expressions over export files."""
