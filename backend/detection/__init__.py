"""Finds signals in a reading: rules as data, named checks, excuses."""
