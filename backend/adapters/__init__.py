"""The outside world behind the ports: Graph, Entra, the register, the TOML files."""
