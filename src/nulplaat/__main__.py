# SPDX-License-Identifier: EUPL-1.2
"""`python -m nulplaat` is the command `nulplaat`."""

from nulplaat.cli import main

if __name__ == "__main__":
    main()
