"""Tiny publications, each of a few lines, for tests to change."""
