"""`briefdesk check`: everything that should be mended before the letters go out; `briefdesk dismiss`."""

from argparse import ArgumentParser
from pathlib import Path

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened, opened_to_make
from briefdesk.cli.shapes import problem_json, problem_lines, tally
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.model.problem import Problem, Severity
from briefdesk.pipeline.check import check
from briefdesk.pipeline.dismissals import dismiss, restore
from briefdesk.pipeline.projects import save_project
from briefdesk.store.project_file import file_hash


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk check`."""
    add_project(parser)
    parser.add_argument("--to", metavar="QUERY", help="these recipients in place of the project's own")
    parser.set_defaults(run=check_project)


def check_project(call: Call) -> Answer:
    """Run preflight."""
    return problems_answer(check(call.desk, opened_to_make(call), to=call.options.to))


def problems_answer(problems: tuple[Problem, ...]) -> Answer:
    """Return problems as an answer; errors among them give status 1."""
    lines = (*problem_lines(problems), f"{tally(problems).capitalize()}.")
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return Answer({"problems": [problem_json(p) for p in problems]}, lines, IN_PART if failed else DONE)


def add_dismiss_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk dismiss`."""
    add_project(parser)
    parser.add_argument("code", metavar="CODE", help="the problem's code, as `briefdesk check` prints it")
    parser.add_argument("--part", metavar="ID", help="the part that it is in, where several have it")
    parser.add_argument("--words", metavar="TEXT", help="the words that it marks, where a part has several")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why it may stand; kept in the project")
    parser.add_argument("--back", action="store_true", help="bring back what was let stand")
    parser.set_defaults(run=dismiss_problem)


def dismiss_problem(call: Call) -> Answer:
    """Let one problem stand, or bring it back, and save the project."""
    path: Path = call.options.project
    expected = file_hash(path)
    project = opened(call)
    problem = _the_one(call, check(call.desk, project))
    if call.options.back:
        project = restore(project, problem)
        said = f"Back in preflight: {problem.message}"
    else:
        project = dismiss(project, problem, call.options.reason)
        said = f"Let stand: {problem.message}"
    save_project(project, path, expected=expected)
    (shown,) = [p for p in check(call.desk, project) if _place(p) == _place(problem)][:1]
    return Answer({"problem": problem_json(shown)}, (said,))


def _the_one(call: Call, problems: tuple[Problem, ...]) -> Problem:
    """Return the problem that the call names. Raises CallWrong for none, and for several."""
    options = call.options
    of_code = [p for p in problems if p.code == options.code and bool(p.dismissed) == options.back]
    found = [
        p for p in of_code if options.part in (None, p.part) and options.words in (None, p.words, p.message)
    ]
    if not found:
        what = "was let stand" if options.back else "is there to let stand"
        known = {p.code for p in problems if bool(p.dismissed) == options.back}
        raise CallWrong(
            f"No problem “{options.code}” {what}{' at that place' if of_code else ''}.",
            f"{did_you_mean(options.code, known - {options.code})}"
            f"See `briefdesk check {options.project}` for all of them.",
        )
    if len({_place(problem) for problem in found}) > 1:
        places = "; ".join(f"--part {p.part} --words “{p.words or p.message}”" for p in found[:4])
        raise CallWrong(
            f"There are {len(found)} problems “{options.code}”.", f"Say which one is meant: {places}."
        )
    return found[0]


def _place(problem: Problem) -> tuple[str, str, str, str]:
    return problem.code, problem.document, problem.part, problem.words or problem.message
