"""The eval harness: suites are played, written down, compared, gated and shown."""
