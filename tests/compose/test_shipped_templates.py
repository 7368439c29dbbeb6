"""The templates that ship: each reads without a problem and makes a document without one."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from briefdesk.compose.brief import resolve_brief
from briefdesk.compose.runner import TemplateRunner
from briefdesk.compose.template import check_template, read_template
from briefdesk.model.blocks import AskBox, ItemList, SignatureBlock, SourcesNote
from briefdesk.model.template import Slot, TemplateId, TemplateKind
from compose.one_letter import resolve_letter

TEMPLATES = Path(__file__).parents[2] / "templates"
LETTERS = sorted((TEMPLATES / "letters").glob("*.md"))
BRIEFS = sorted((TEMPLATES / "briefs").glob("*.md"))


def _named(paths: list[Path]):
    return pytest.mark.parametrize("path", paths, ids=[path.stem for path in paths])


def test_there_are_letters_and_briefs_to_choose_from():
    assert LETTERS
    assert BRIEFS


@_named(LETTERS + BRIEFS)
def test_a_shipped_template_has_no_problem(path: Path):
    text = path.read_text(encoding="utf-8")

    assert check_template(text, name=path.name) == ()
    trusted = read_template(text, id=TemplateId(path.stem), trusted=True)
    assert trusted.description
    assert {Slot.FINDINGS, Slot.ASKS} <= {section.slot for section in trusted.sections}


@_named(LETTERS)
@pytest.mark.parametrize("as_ranking", [False, True], ids=["member", "ranking"])
def test_a_shipped_letter_resolves_for_every_rule(
    path: Path, as_ranking: bool, make: SimpleNamespace, runner: TemplateRunner
):
    template = read_template(path.read_text(encoding="utf-8"), id=TemplateId(path.stem), trusted=True)

    for matches in (True, False):
        letter = resolve_letter(
            make.project(letter=template),
            template,
            make.addressee(as_ranking=as_ranking),
            state_name=str,
            matches=lambda rule, fixed=matches: fixed,
            today=make.today,
            runner=runner,
        )

        assert letter.problems == ()
        assert {ItemList, SignatureBlock} <= {type(block) for block in letter.document.blocks}


@_named(BRIEFS)
def test_a_shipped_brief_resolves(path: Path, make: SimpleNamespace, runner: TemplateRunner):
    template = read_template(path.read_text(encoding="utf-8"), id=TemplateId(path.stem), trusted=True)
    assert template.kind is TemplateKind.BRIEF

    brief = resolve_brief(make.project(brief=template), template, today=make.today, runner=runner)

    assert brief.problems == ()
    assert {AskBox, SourcesNote} <= {type(block) for block in brief.document.blocks}
