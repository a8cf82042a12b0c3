"""Made-up copy, papers and stand-ins that several tests use."""
