"""Decides where everything goes, by plain arithmetic in lines of the baseline grid: no files, no fonts."""
