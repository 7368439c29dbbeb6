"""The one place that imports reportlab, so that it cannot be told to run or fetch anything.

On import reportlab executes `reportlab_settings.py` and `reportlab_mods.py` from anywhere on the path and
`~/.reportlab_settings`, and takes settings from `RL_*` in the environment. Empty modules of those names
and an environment without them keep all that out. Import from here, never from reportlab.
"""

import os
import sys
from types import ModuleType

_EXECUTED_ON_IMPORT = (
    "reportlab_settings",
    "reportlab.local_rl_settings",
    "reportlab_mods",
    "reportlab.local_rl_mods",
)

for _name in [_key for _key in os.environ if _key.startswith("RL_")]:
    del os.environ[_name]
for _name in _EXECUTED_ON_IMPORT:
    sys.modules[_name] = ModuleType(_name)

from reportlab import rl_config  # noqa: E402  (only after the guard)
from reportlab.lib.utils import ImageReader  # noqa: E402
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFontFace  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

if rl_config.trustedHosts is not None:
    raise ImportError("reportlab would fetch pictures from the network.")
# Streams go into the file as they are: no armor of ASCII around them, a fifth smaller.
rl_config.useA85 = 0

__all__ = ["Canvas", "ImageReader", "TTFontFace", "pdfdoc"]
