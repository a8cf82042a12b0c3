"""The printed paper, read back with other tools than those that made it and held against the copy."""
