"""`briefdesk rule`: who gets a part of the letter, and how."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.wrong import CallWrong, did_you_mean
from briefdesk.model.draft import Part, PartId, Project
from briefdesk.model.tailoring import FindingOrder, RuleEffect, TailoringRule
from briefdesk.pipeline.drafts import part_label
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.pipeline.tailoring import add_rule, move_rule, remove_rule, set_only_for, set_order
from briefdesk.pipeline.told_rules import EFFECT_WORDS, ONLY_FOR, ToldRule, told_rules
from briefdesk.store.project_file import file_hash

_OPTIONS = {
    "only_for": ONLY_FOR,
    "leave_out": RuleEffect.LEAVE_OUT.value,
    "first": RuleEffect.MOVE_UP.value,
    "reword": RuleEffect.REWORD.value,
}


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk rule`."""
    add_project(parser)
    parser.add_argument("part", metavar="PART", help="a part of the letter, by its id; “order” for findings")
    parser.add_argument("action", choices=("add", "list", "remove", "move", "picked", "relevance"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only-for", metavar="QUERY", help="nobody else gets the part")
    which.add_argument("--leave-out", metavar="QUERY", help="these do not get the part")
    which.add_argument("--first", metavar="QUERY", help="these get the part before others of its kind")
    which.add_argument("--reword", metavar="QUERY", help="these get the part in the words of --text")
    parser.add_argument("--text", default="", metavar="TEXT", help="the other words")
    parser.add_argument(
        "--number", type=int, metavar="N", help="the rule, as `list` counts them; 0: only for"
    )
    parser.add_argument("--to", type=int, metavar="N", help="the place to move it to")
    parser.set_defaults(run=run_rule)


def run_rule(call: Call) -> Answer:
    """List, add, move or remove rules of one part, or choose the order of findings."""
    options = call.options
    path: Path = options.project
    expected = file_hash(path)
    project = opened(call)
    if options.action in ("picked", "relevance"):
        order = FindingOrder.RELEVANCE if options.action == "relevance" else FindingOrder.AS_PICKED
        save_project(set_order(project, order), path, expected=expected)
        said = "by relevance to each recipient" if options.action == "relevance" else "as picked"
        return Answer({"order": order.value}, (f"Findings stand {said}.",))
    part = require_part(project, options.part)
    if options.action != "list":
        project = _changed(call, project, part)
        save_project(project, path, expected=expected)
        part = require_part(project, options.part)
    return _answer(call, project, part)


def require_part(project: Project, name: str) -> Part:
    """Return a part of the letter. Raises CallWrong with the nearest id."""
    part = project.letter.part(PartId(name))
    if part is None:
        known = [p.id for p in project.letter.parts]
        raise CallWrong(
            f"The letter has no part “{name}”.", f"{did_you_mean(name, known)}Parts: {', '.join(known)}."
        )
    return part


def _changed(call: Call, project: Project, part: Part) -> Project:
    options = call.options
    if options.action == "add":
        return _added(call, project, part)
    if options.number is None:
        raise CallWrong(
            f"Which rule shall be {options.action}d?", f"Add --number, as `rule … {part.id} list` counts."
        )
    if options.action == "remove":
        if options.number == 0:
            return set_only_for(call.desk, project, part.id, "")
        return remove_rule(project, part.id, options.number - 1)
    if options.to is None:
        raise CallWrong("Where shall the rule stand?", "Add --to and a number from 1.")
    return move_rule(project, part.id, options.number - 1, options.to - 1)


def _added(call: Call, project: Project, part: Part) -> Project:
    options = call.options
    given = [(effect, getattr(options, name)) for name, effect in _OPTIONS.items() if getattr(options, name)]
    if not given:
        raise CallWrong(
            "The rule does not say what it does.", "Add --only-for, --leave-out, --first or --reword."
        )
    ((effect, query),) = given
    if effect == ONLY_FOR:
        return set_only_for(call.desk, project, part.id, query)
    rule = TailoringRule(RuleEffect(effect), query, options.text)
    return add_rule(call.desk, project, part.id, rule)


def _answer(call: Call, project: Project, part: Part) -> Answer:
    addressees = chosen(call.desk, project)
    rules = told_rules(call.desk, project, part, addressees)
    lines = [f"{part_label(call.desk, project, 'letter', part)} ({part.id})"]
    lines += [_line(rule, len(addressees)) for rule in rules] or ["  Everyone gets this part."]
    return Answer({"part": part.id, "rules": [_json(rule) for rule in rules]}, tuple(lines))


def _line(rule: ToldRule, total: int) -> str:
    number = 0 if rule.number is None else rule.number + 1
    reach = rule.fault or f"{len(rule.held)} of {total}"
    text = f" “{rule.text}”" if rule.text else ""
    return f"  {number}  {EFFECT_WORDS[rule.effect]}: {rule.words} [{rule.query}]: {reach}{text}"


def _json(rule: ToldRule) -> dict[str, Any]:
    return {
        "number": 0 if rule.number is None else rule.number + 1,
        "effect": rule.effect,
        "rule": rule.query,
        "in_words": rule.words,
        "recipients": [addressee.id for addressee in rule.held],
        "text": rule.text,
        "fault": rule.fault,
    }
