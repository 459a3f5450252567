"""Placing claims of impact on the ladder and in the KPI matrix, by rules; no model is asked.

The method is ours. The ladder's four rungs, the matrix's three columns and what counts in each are
those of the guides (corpus/guides).
"""
