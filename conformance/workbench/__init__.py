"""The local web page: results, gate, runs, profiles, dropped files, for people with a browser."""
