"""`briefdesk signon`: organizations that sign a letter, and which text each consents to."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from briefdesk.cli.call import Run
from briefdesk.cli.parser import Parser
from briefdesk.cli.projects import add_project
from briefdesk.cli.sign_on_consents import day_of, deadline, people, say_no, sign
from briefdesk.cli.sign_on_listing import TEXTS
from briefdesk.cli.sign_on_organizations import (
    drop_organization,
    keep_organization,
    list_signings,
    take_table,
    write_table,
)
from briefdesk.cli.sign_on_versions import tell_text, versions
from briefdesk.model.sign_on import TIERS, ConsentState, Ruling


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the project and the steps of `briefdesk signon`."""
    add_project(parser)
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)

    def add(name: str, text: str, run: Run) -> ArgumentParser:
        step = steps.add_parser(name, parents=[common], help=text)
        step.set_defaults(run=run)
        return step

    shown = add("list", "the organizations, and how far each has come", list_signings)
    shown.add_argument("--state", choices=[s.value for s in ConsentState], help="those of one state")
    taken = add("import", "take organizations from a CSV or XLSX file", take_table)
    taken.add_argument("file", type=Path, metavar="FILE")
    out = add("export", "write the organizations to a CSV file", write_table)
    out.add_argument("file", type=Path, metavar="FILE")
    out.add_argument("--replace", action="store_true", help="replace a file of that name")
    new = add("add", "list an organization, or change the one listed", keep_organization)
    new.add_argument("organization", metavar="ORGANIZATION")
    new.add_argument("--tier", choices=TIERS, help="default: national")
    for field, text in TEXTS.items():
        new.add_argument(f"--{field}", metavar="TEXT", help=text)
    new.add_argument("--logo", metavar="FILE|none", help="its logo, a PNG or JPEG file")
    new.add_argument("--show-logo", choices=("yes", "no"), help="show the logo at the head of the pages")
    gone = add("remove", "take an organization off the list", drop_organization)
    gone.add_argument("organization", metavar="ORGANIZATION")
    signed = add("sign", "record that organizations signed", sign)
    signed.add_argument("organization", metavar="ORGANIZATION", nargs="*")
    signed.add_argument("--list", type=Path, metavar="FILE", help="a text file of names or e-mail addresses")
    signed.add_argument("--number", type=int, metavar="N", help="the version signed (default: the text now)")
    signed.add_argument("--by", default="", metavar="NAME", help="who said so")
    no = add("decline", "record that an organization declined", say_no)
    no.add_argument("organization", metavar="ORGANIZATION")
    for step in (signed, no):
        step.add_argument("--day", type=day_of, metavar="YYYY-MM-DD", help="default: today")
    _add_text_steps(add)


def _add_text_steps(add: Any) -> None:
    told = add("text", "the text to sign, in plain words", tell_text)
    told.add_argument("--number", type=int, metavar="N", help="a version kept (default: the text now)")
    texts = add("versions", "the versions of the text; keep one, or rule on one", versions)
    texts.add_argument("--keep", action="store_true", help="keep the text as it stands as a version")
    texts.add_argument("--number", type=int, metavar="N", help="the version to rule on")
    texts.add_argument(
        "--rule", choices=(Ruling.TYPO.value, Ruling.SUBSTANCE.value), help="rule against the judgment"
    )
    texts.add_argument("--reason", default="", metavar="TEXT", help="why; needed for a laxer ruling")
    texts.add_argument("--by", default="", metavar="NAME", help="who rules")
    end = add("deadline", "until when organizations may sign", deadline)
    end.add_argument("day", metavar="YYYY-MM-DD|none")
    shown = add("people", "print who signs under each organization, or not", people)
    shown.add_argument("wanted", choices=("yes", "no"))
