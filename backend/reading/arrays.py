"""The kinds of arrays that the words and the characters of a mail are kept in."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""Places, counts, and numbers of words, rows or patterns."""
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint32]
"""Characters as code points."""
Kinds = NDArray[np.uint8]
Keys = NDArray[np.uint64]
"""What stands for words, forms or classes, told apart by hashing."""
