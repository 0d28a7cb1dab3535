"""`python -m simulated_outlook`: starts everything that `make run` promises."""

import sys

from simulated_outlook.launch.run import main

sys.exit(main(sys.argv[1:]))
