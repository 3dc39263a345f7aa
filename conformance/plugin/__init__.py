"""The parts of the pytest plugin: options, collection, items, collecting results, progress."""
