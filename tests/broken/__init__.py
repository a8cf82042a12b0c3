"""Broken publications, one defect each."""
