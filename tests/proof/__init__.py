"""Tests of the proof: what people wrote, what was printed, what the feeds hold."""
