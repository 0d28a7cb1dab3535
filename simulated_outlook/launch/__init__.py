"""Starts the product and the simulation together, and ends them together."""
