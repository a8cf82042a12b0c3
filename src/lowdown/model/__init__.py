"""The nouns of the trade: frozen values that every room may hold. Standard library only."""
