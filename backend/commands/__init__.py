"""The commands of `epostlotsen`, one module each."""
