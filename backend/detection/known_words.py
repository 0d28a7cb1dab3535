"""What the model knows of each word by itself."""

from collections.abc import Sequence

import numpy as np

from backend.detection.features import classes_of, forms_of, grams_of_words
from backend.detection.weights import Weights
from backend.detection.word_tables import Growing


class KnownWords:
    """One entry a word (a WordTable)."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        columns = len(weights.step) + 1
        self.forms = Growing(np.uint64)
        self.classes = Growing(np.uint64)
        self.sums = Growing(np.float32, columns)
        """(words, columns + 1): what its own n-grams weigh, then their squared length."""

    def __len__(self) -> int:
        """How many words."""
        return len(self.sums)

    def extend(self, words: Sequence[str]) -> None:
        """Works out the next words."""
        forms, classes = forms_of(words), classes_of(words)
        grams = grams_of_words(words, forms, classes)
        sums = np.zeros((len(words), len(self._weights.step) + 1), dtype=np.float32)
        self._weights.add(sums, grams.buckets, grams.owners)
        self.forms.extend(forms)
        self.classes.extend(classes)
        self.sums.extend(sums)
