"""`briefdesk check`: everything that should be mended before the letters go out."""

from argparse import ArgumentParser

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.shapes import problem_json, problem_lines, tally
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.check import check


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk check`."""
    add_project(parser)
    parser.add_argument("--to", metavar="QUERY", help="these recipients in place of the project's own")
    parser.set_defaults(run=check_project)


def check_project(call: Call) -> Answer:
    """Run preflight."""
    return problems_answer(check(call.desk, opened(call), to=call.options.to))


def problems_answer(problems: tuple[Problem, ...]) -> Answer:
    """Return problems as an answer; errors among them give status 1."""
    lines = (*problem_lines(problems), f"{tally(problems).capitalize()}.")
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return Answer({"problems": [problem_json(p) for p in problems]}, lines, IN_PART if failed else DONE)
