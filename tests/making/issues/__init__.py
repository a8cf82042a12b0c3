"""Made-up issues and copy of any length, from numbers or from Hypothesis."""
