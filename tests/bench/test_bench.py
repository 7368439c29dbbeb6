"""The bench measures what it says: same words for all, ratios the right way round, targets judged."""

import io
import re
import subprocess
import zipfile

import pypdfium2
import pytest

from briefdesk.bench import ours, texts
from briefdesk.bench.measure import Figure, interleaved, median_ratio, percentile
from briefdesk.bench.pages import with_words
from briefdesk.bench.peers import canvas, platypus, word
from briefdesk.bench.processes import run
from briefdesk.cli import main
from briefdesk.model.blocks import ComposedDocument, ItemList, ListItem, ListStyle, Paragraph, Span


def test_every_round_has_new_words_and_every_letter_its_own_address() -> None:
    first, second = texts.letters(1, 3), texts.letters(2, 3)

    assert first[0].bullets != second[0].bullets
    assert len({letter.address for letter in first}) == len({letter.ask for letter in first}) == 3
    assert all(len(bullet.split()) >= 40 for bullet in first[0].bullets)


@pytest.mark.parametrize(
    "make", [lambda: ours.letters_as("pdf", 1, 1), lambda: canvas.make(1, 1), lambda: platypus.make(1, 1)]
)
def test_contenders_print_the_letter_on_one_page(make) -> None:
    (file,) = make()

    assert len(pypdfium2.PdfDocument(file)) == 1


@pytest.mark.parametrize(
    "make", [lambda: ours.letters_as("docx", 1, 1), lambda: word.make_from_scratch(1, 1)]
)
def test_contenders_write_the_same_words_to_word(make) -> None:
    (file,) = make()
    (letter,) = texts.letters(1, 1)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        xml = archive.read("word/document.xml").decode()
    written = " ".join(re.sub(r"<[^>]+>", " ", xml).split())

    for bullet in letter.bullets:
        assert bullet.split()[-1] in written
        assert " ".join(bullet.split()[:8]) in written


def test_rounds_are_counted_without_the_one_that_warms_up() -> None:
    seen: list[int] = []

    times = interleaved({"a": seen.append, "b": seen.append}, rounds=3)

    assert seen == [0, 0, 1, 1, 2, 2, 3, 3]
    assert {name: len(taken) for name, taken in times.items()} == {"a": 3, "b": 3}


def test_ratio_is_the_median_of_the_rounds() -> None:
    assert median_ratio((2.0, 40.0, 6.0), (1.0, 1.0, 2.0)) == 3.0


def test_percentile_is_a_measured_value() -> None:
    assert percentile(tuple(float(n) for n in range(100)), 0.95) == 95.0


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (Figure("f", 1, "ms", "p", 5.0, 4.0), True),
        (Figure("f", 1, "ms", "p", 3.0, 4.0), False),
        (Figure("f", 1, "ms", "p", 0.3, 0.5, at_least=False), True),
        (Figure("f", 1, "ms", "p", 0.6, 0.5, at_least=False), False),
        (Figure("f", 11, "ms", limit=10), False),
        (Figure("f", 5, "s", "p", 0.1, 0.12, at_least=False, limit=4), False),
        (Figure("f", 1, "ms"), None),
        (Figure("f", 1, "ms", "p", target=4.0, skipped="not installed"), None),
    ],
)
def test_target_is_judged(figure: Figure, reached: bool | None) -> None:
    assert figure.reached is reached


def test_bench_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--help"]) == 0
    assert "--peers" in capsys.readouterr().out


def test_processes_compile_once_and_paint_off_the_screen_where_there_is_none(monkeypatch, tmp_path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    seen = tmp_path / "seen"
    names = "'QT_QPA_PLATFORM', 'PYTHONDONTWRITEBYTECODE'"
    code = f"import os; open({str(seen)!r}, 'w').write(repr([os.environ.get(n) for n in ({names})]))"

    run(["-c", code])

    assert seen.read_text() == "['offscreen', None]"


def test_each_round_renews_the_running_text_of_the_one_pager() -> None:
    note = Span("", note=1)
    document = ComposedDocument(
        "t",
        "a",
        "en-US",
        (Paragraph((Span("one two three"), note)), ItemList((ListItem((Span("four"),)),), ListStyle.BULLETS)),
    )

    first, second = with_words(document, 1), with_words(document, 2)

    assert first != second
    paragraph = first.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert len(paragraph.spans[0].text.split()) == 3
    assert paragraph.spans[1] == note


def test_a_process_is_not_charged_with_the_memory_of_the_one_that_starts_it() -> None:
    held = bytearray(200_000_000)
    held[::4096] = b"x" * len(held[::4096])

    done = run(["-I", "-S", "-c", "pass"])

    assert done.memory_mb < 60
    assert len(held) == 200_000_000


def test_a_process_that_fails_is_told() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run(["-c", "raise SystemExit(3)"])
