"""Reading the sealed scorecards of a loop together: rules, odds, contradictions, discussion."""
