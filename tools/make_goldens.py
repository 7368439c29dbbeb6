"""Draw the golden pages of the tests anew: run it after a wanted change of looks, then look at them.

python tools/make_goldens.py
"""

import sys
from pathlib import Path

from PIL import Image

from briefdesk.render.raster import page_image

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write every golden page to tests/golden as a gray PNG."""
    sys.path.insert(0, str(ROOT / "tests"))
    from render.page_goldens import GOLDEN_SCALE, golden_pages  # noqa: PLC0415  (only once the path is set)

    for name, (pdf, page) in golden_pages():
        width, height, pixels = page_image(pdf, page, GOLDEN_SCALE)
        picture = Image.frombytes("RGBA", (width, height), pixels).convert("L").quantize(32)
        target = ROOT / "tests" / "golden" / f"{name}.png"
        picture.save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
