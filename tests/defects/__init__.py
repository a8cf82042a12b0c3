"""Defects put into finished papers and feeds, and what the proof says about each."""
