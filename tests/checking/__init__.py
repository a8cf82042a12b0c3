"""Checks of finished plans and papers that share no code with the product."""
