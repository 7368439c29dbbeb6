"""Make the goldens of the tests anew: sample pages, the gallery of all templates and designs, Word parts.

Run it after a wanted change of looks, then look at them: first at `docs/screenshots/gallery.png`, which has
the gallery on one sheet.

python tools/make_goldens.py [--gray SHEET.png]

With --gray, the sheet as an office printer without color has it, too.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from briefdesk.render.raster import page_image

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
SHEET = ROOT / "docs" / "screenshots" / "gallery.png"
SHEET_COLUMNS = 4
SHEET_SCALE = 36 / 72
GAP, CAPTION = 18, 22
DESK_GRAY, CAPTION_INK = (226, 229, 232), (60, 66, 72)
Labelled = tuple[str, Image.Image]


def main() -> None:
    """Write every golden to tests/golden, and the sheet of the gallery."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gray", type=Path, metavar="PNG", help="write the sheet in gray, too")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    from render.docx_goldens import FOLDER, golden_parts  # noqa: PLC0415  (only once the path is set)
    from render.page_goldens import golden_pages  # noqa: PLC0415

    for name, (pdf, page) in golden_pages():
        _keep(pdf, page, GOLDEN / f"{name}.png")
    for path, content in golden_parts():
        (FOLDER / path).write_text(content, encoding="utf-8")
        print((FOLDER / path).relative_to(ROOT))
    sheet = _gallery()
    sheet.quantize(128).save(SHEET, optimize=True)
    print(f"{SHEET.relative_to(ROOT)}  {SHEET.stat().st_size // 1000} kB")
    if options.gray:
        sheet.convert("L").save(options.gray)


def _gallery() -> Image.Image:
    """Write the pages of the gallery, take away those that are gone, and return its sheet."""
    from pipeline.gallery_pages import gallery_pages  # noqa: PLC0415

    folder = GOLDEN / "gallery"
    folder.mkdir(exist_ok=True)
    pages = list(gallery_pages())
    for page in pages:
        _keep(page.pdf, page.page, folder / f"{page.name}.png")
    for path in folder.glob("*.png"):
        if path.stem not in {page.name for page in pages}:
            path.unlink()
    return _sheet(
        [
            (f"{page.template}, {page.theme.capitalize()}", _picture(page.pdf, 0, SHEET_SCALE))
            for page in pages
            if page.page == 0 and page.paper == "Letter"
        ]
    )


def _keep(pdf: bytes, page: int, target: Path) -> None:
    from render.page_goldens import GOLDEN_SCALE  # noqa: PLC0415

    _picture(pdf, page, GOLDEN_SCALE).convert("L").quantize(32).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1000} kB")


def _picture(pdf: bytes, page: int, scale: float) -> Image.Image:
    width, height, pixels = page_image(pdf, page, scale)
    return Image.frombytes("RGBA", (width, height), pixels).convert("RGB")


def _sheet(pages: Sequence[Labelled]) -> Image.Image:
    """Return all pages on one sheet, each over what it is."""
    wide, high = max(p.width for _, p in pages) + GAP, max(p.height for _, p in pages) + GAP + CAPTION
    rows = -(-len(pages) // SHEET_COLUMNS)
    sheet = Image.new("RGB", (wide * SHEET_COLUMNS + GAP, high * rows + GAP), DESK_GRAY)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(12)
    for at, (label, picture) in enumerate(pages):
        x, y = GAP + at % SHEET_COLUMNS * wide, GAP + at // SHEET_COLUMNS * high
        sheet.paste(picture, (x, y))
        draw.text((x, y + picture.height + 5), label, fill=CAPTION_INK, font=font)
    return sheet


if __name__ == "__main__":
    main()
