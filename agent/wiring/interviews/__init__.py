"""The `interviews` suite beyond its playing: rules, baselines and levels over whole runs."""
