"""The suites: one module each, found by the harness."""
