"""Make the goldens of the tests anew, pages and parts of Word files: run it after a wanted change of looks,
then look at them.

python tools/make_goldens.py
"""

import sys
from pathlib import Path

from PIL import Image

from briefdesk.render.raster import page_image

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write every golden to tests/golden: pages as gray PNG, parts of Word files as indented XML."""
    sys.path.insert(0, str(ROOT / "tests"))
    from render.docx_goldens import FOLDER, golden_parts  # noqa: PLC0415  (only once the path is set)
    from render.page_goldens import GOLDEN_SCALE, golden_pages  # noqa: PLC0415

    for name, (pdf, page) in golden_pages():
        width, height, pixels = page_image(pdf, page, GOLDEN_SCALE)
        picture = Image.frombytes("RGBA", (width, height), pixels).convert("L").quantize(32)
        target = ROOT / "tests" / "golden" / f"{name}.png"
        picture.save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1000} kB")
    for path, content in golden_parts():
        (FOLDER / path).write_text(content, encoding="utf-8")
        print((FOLDER / path).relative_to(ROOT))


if __name__ == "__main__":
    main()
