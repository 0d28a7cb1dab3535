"""Speed and memory, beside a named peer in the same run. Never part of the tests."""
