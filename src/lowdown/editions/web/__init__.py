"""The web edition: a page for each article and each issue, the archive, topics and feeds."""
