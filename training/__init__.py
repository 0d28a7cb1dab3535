"""From the labelled corpus to the model: loading, fitting, thresholds, figures. Never imported by backend."""
