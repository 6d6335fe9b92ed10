"""Quantified goals: what is measured, how much, by when, who sets it and for whom."""
