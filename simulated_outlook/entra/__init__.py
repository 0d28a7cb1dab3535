"""Entra as far as the product needs it: discovery, keys, tokens, on-behalf-of and client credentials."""
