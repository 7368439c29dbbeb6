"""`briefdesk bench`: how fast it is, beside what others offer."""

from argparse import ArgumentParser
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser

HEAD = ("FIGURE", "HERE", "BESIDE", "RATIO", "TARGET", "")


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk bench`."""
    parser.add_argument(
        "--peers", action="store_true", help="beside others' libraries: pip install 'briefdesk[peers]'"
    )
    parser.set_defaults(run=run_bench)


def run_bench(call: Call) -> Answer:
    """Measure, and tell which targets are reached; the exit status is 1 where one is missed."""
    from briefdesk.bench import suite  # noqa: PLC0415  (loads what it measures)

    figures = []
    for figure in suite.measure(peers=call.options.peers):
        call.say(f"{figure.name}{f', beside {figure.versus}' if figure.versus else ''}")
        figures.append(figure)
    rows = [_row(figure) for figure in figures]
    document = {
        "machine": suite.machine(),
        "date": call.desk.today.isoformat(),
        "results": [_json(f) for f in figures],
    }
    missed = any(figure.reached is False for figure in figures)
    return Answer(document, (suite.machine(), *table(rows, head=HEAD)), IN_PART if missed else DONE)


def _json(figure: Any) -> dict[str, Any]:
    return {
        "name": figure.name,
        "value": figure.value,
        "unit": figure.unit,
        "versus": figure.versus,
        "ratio": figure.ratio,
        "target": figure.target,
        "limit": figure.limit,
        "reached": figure.reached,
        "skipped": figure.skipped,
    }


def _row(figure: Any) -> tuple[str, ...]:
    sign = "at least" if figure.at_least else "at most"
    wanted = [f"{sign} {figure.target:g}x"] if figure.target is not None else []
    wanted += [f"{figure.limit:g} {figure.unit}"] if figure.limit is not None else []
    verdict = {True: "reached", False: "missed", None: ""}[figure.reached]
    return (
        figure.name,
        f"{figure.value:.3g} {figure.unit}" if figure.value is not None else "",
        figure.versus,
        f"{figure.ratio:.2f}x" if figure.ratio is not None else "",
        ", ".join(wanted),
        f"skipped: {figure.skipped}" if figure.skipped else verdict,
    )
