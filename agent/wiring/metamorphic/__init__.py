"""The `metamorphic` suite: labelled transcripts changed by code, graded before and after."""
