"""Pages drawn into memory that the caller gives."""

from PIL import Image

from briefdesk.render.raster import draw_pages, page_image
from render.page_goldens import golden_pages


def test_pages_are_drawn_into_memory_that_held_others() -> None:
    pdf, _ = dict(golden_pages())["letter-classic-2"]
    rooms: list[tuple[int, int, bytearray]] = []

    def room(width: int, height: int) -> memoryview:
        rooms.append((width, height, bytearray(b"\x55" * (4 * width * height))))
        return memoryview(rooms[-1][2])

    draw_pages(pdf, 2, 0.5, room)

    for page, (width, height, drawn) in enumerate(rooms):
        expected = page_image(pdf, page, 0.5)
        assert (width, height) == expected[:2]
        assert Image.frombytes("RGBA", (width, height), bytes(drawn), "raw", "BGRA").tobytes() == expected[2]
