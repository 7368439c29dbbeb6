"""`briefdesk set`: settings of a project changed, and what its one-pager shows in large."""

from argparse import ArgumentParser
from pathlib import Path

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.parser import Parser, a_setting
from briefdesk.cli.projects import add_project, opened
from briefdesk.english import counted
from briefdesk.model.draft import Project
from briefdesk.pipeline.named_settings import with_settings
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.shown_findings import SHOWN
from briefdesk.pipeline.slots import stands_in
from briefdesk.store.project_file import file_hash

_KEYS = """\
settings:
  title=TEXT  date=2026-06-15  page=Letter|A4|theme
  citations=first-full|full|short|place
  template=ID  brief-template=ID      the letter's and the one-pager's template
  theme=ID  letter.theme=ID  brief.theme=ID   how pages look; nothing after the = leaves it to the template
  stationery.docx=FILE  stationery.pdf=FILE   a partner's own paper for letters: a Word file whose styles,
                                      header and footer the DOCX takes over; a PDF or picture under the PDF
  stationery.top=INCHES  .bottom=  .left=  .right=   kept free on that paper
  stationery.pages=first|all  stationery.letterhead=yes|no
  stationery.brief=yes|no             the page under the one-pager too
  letter.subject=TEXT  letter.close=TEXT  brief.subject=TEXT  field.NAME=TEXT
  to=QUERY  as=member|role
  grouping=each|leaders|senators|delegation|together|open
                                      who shares a letter; open is one letter to nobody by name
  address.chair=recorded|chair        “Chairman” as recorded, or “Chair” for all
  address.greeting=name|office        “Dear Chairman Wicker:” or “Dear Mr. Chairman:”
  address.house=representative|congressman
  sender.organization=TEXT  sender.address="LINE;LINE"  sender.phone=TEXT  ...
  draft-mark=yes|no                   pages that nobody approved say DRAFT
  chart=ID,ID,...                     the chart's bars, made from findings' figures
  key-figures=ID,ID,...               the one-pager's key figures
  quote=ID                            its pull quote
  Ids of findings stand in this order; what is there already keeps its wording.
  Nothing after the = takes a chart, key figures or a quote out.
"""


def add_options(parser: ArgumentParser, _common: Parser) -> None:
    """Add the options of `briefdesk set`."""
    add_project(parser)
    parser.add_argument("settings", type=a_setting, nargs="+", metavar="KEY=VALUE", help="what to change")
    parser.epilog = _KEYS
    parser.set_defaults(run=change_project)


def change_project(call: Call) -> Answer:
    """Change settings in order and save the project; where one will not do, nothing is changed."""
    path: Path = call.options.project
    expected = file_hash(path)
    settings: list[tuple[str, str]] = call.options.settings
    project = with_settings(call.desk, opened(call), settings)
    save_project(project, path, expected=expected)
    shown = {key: _shown(project, key) for key in SHOWN}
    document = {"project": str(path), "set": [key for key, _ in settings], "brief": shown}
    return Answer(document, (f"Changed {counted(len(settings), 'setting')} of “{path}”.",))


def _shown(project: Project, key: str) -> list[str]:
    slot, _ = SHOWN[key]
    return [part.finding for part in project.brief.parts if stands_in(part, slot)]
