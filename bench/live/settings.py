# SPDX-License-Identifier: EUPL-1.2
"""The real settings, with the limits lifted: a load comes from few tokens, but fast.

`DJANGO_SETTINGS_MODULE=bench.live.settings`: so every process of the server has it.
"""

from nulplaat.config import settings as real

globals().update({name: getattr(real, name) for name in dir(real) if name.isupper()})
INSTALLED_APPS = [*real.INSTALLED_APPS, "bench.live.lifted"]
