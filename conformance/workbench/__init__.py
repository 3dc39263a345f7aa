"""The local web page: results, gate, runs, profiles and dropped files, for people with a browser."""
