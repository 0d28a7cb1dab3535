"""One module a use case, and the ports they need."""
