"""The door of the command line: words in, an exit status out, every failure a sentence."""

import contextlib
import sys
import traceback
from collections.abc import Sequence

from briefdesk.cli.loading import loading
from briefdesk.cli.output import OutputRefused, prepare_streams, print_json, say, silence_stdout
from briefdesk.cli.window import PROJECT_SUFFIX, open_window
from briefdesk.errors import BriefdeskError

DONE, WRONG, STOPPED = 0, 2, 130
# How a bundled app starts its own workers.
TEMPLATE_WORKER, REPORT_WORKER, PAGE_WORKER = "--template-worker", "--report-worker", "--page-worker"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 in part, 2 wrong, 130 stopped by the user."""
    words = list(sys.argv[1:] if argv is None else argv)
    prepare_streams(wants_json="--json" in words)
    try:
        return _run(words)
    except OutputRefused as error:
        say(f"{error}\n{error.next_step}")
        return WRONG
    except BriefdeskError as error:
        _show_failure(words, str(error), error.next_step)
        return WRONG
    except KeyboardInterrupt:
        say("Stopped. What was written before is whole.")
        return STOPPED
    except BrokenPipeError:
        silence_stdout()
        return DONE
    except Exception as error:  # noqa: BLE001  # this is the command line's door
        sentence = f"Briefdesk failed unexpectedly ({type(error).__name__}: {error})."
        _show_failure(
            words, sentence, "Run it again with --debug and report the problem with what that shows."
        )
        return WRONG


def _run(words: list[str]) -> int:
    # Imported where they are needed: the window must not wait for the commands, nor these for the window.
    if words[:1] == [TEMPLATE_WORKER]:
        from briefdesk.compose.worker import main as render  # noqa: PLC0415

        render()
        return DONE
    if words[:1] == [REPORT_WORKER]:
        from briefdesk.sources.readers.worker import main as read  # noqa: PLC0415

        read()
        return DONE
    if words[:1] == [PAGE_WORKER]:
        from briefdesk.sources.stationery.page_worker import main as draw  # noqa: PLC0415

        draw()
        return DONE
    if not words or (len(words) == 1 and words[0].endswith(PROJECT_SUFFIX)):
        return open_window(words)
    with loading():
        from briefdesk.cli.dispatch import dispatch  # noqa: PLC0415

    return dispatch(words)


def _show_failure(words: list[str], sentence: str, next_step: str) -> None:
    if "--debug" in words:
        traceback.print_exc()
    if "--json" in words:
        with contextlib.suppress(BrokenPipeError, OutputRefused):
            print_json({"error": sentence, "next_step": next_step})
    else:
        say(f"{sentence}\n{next_step}")
