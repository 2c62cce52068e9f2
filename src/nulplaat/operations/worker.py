# SPDX-License-Identifier: EUPL-1.2
"""One of several processes that serve; imported by each when it starts."""

from nulplaat.config.asgi import application
from nulplaat.operations.serving import end_with_parent

end_with_parent()

__all__ = ["application"]
