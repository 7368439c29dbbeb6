"""Draw the logo of the sample's fictional organization: a gate of two pillars and an arch.

Run: python tools/make_sample_logo.py [OUT.png]
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = 600
SCALE = 4  # drawn larger and scaled down, so that curves are smooth
NAVY = (27, 54, 93)
OCHRE = (198, 134, 46)
WHITE = (255, 255, 255)


def draw_logo() -> Image.Image:
    """Return the mark, SIZE pixels square, on white."""
    side = SIZE * SCALE
    image = Image.new("RGB", (side, side), WHITE)
    draw = ImageDraw.Draw(image)

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return (left * side, top * side, right * side, bottom * side)

    draw.rounded_rectangle(box(0.0, 0.0, 1.0, 1.0), radius=0.14 * side, fill=NAVY)
    draw.rectangle(box(0.20, 0.20, 0.34, 0.80), fill=WHITE)
    draw.rectangle(box(0.66, 0.20, 0.80, 0.80), fill=WHITE)
    # The arch: the upper half of a ring that springs from the pillars' inner edges.
    draw.pieslice(box(0.34, 0.42, 0.66, 0.74), 180, 360, fill=OCHRE)
    draw.pieslice(box(0.42, 0.50, 0.58, 0.66), 180, 360, fill=NAVY)
    draw.rectangle(box(0.34, 0.58, 0.42, 0.80), fill=OCHRE)
    draw.rectangle(box(0.58, 0.58, 0.66, 0.80), fill=OCHRE)
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def main() -> None:
    """Write the logo to the path given, by default the shipped sample's."""
    default = Path(__file__).resolve().parent.parent / "assets" / "sample" / "logo.png"
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    draw_logo().save(out, optimize=True, dpi=(600, 600))
    print(f"Wrote {out}")


if __name__ == "__main__":
    main()
