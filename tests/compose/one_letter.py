"""One letter at a time, for tests that look at one."""

import datetime as dt
from collections.abc import Callable

from briefdesk.compose.letter import resolve_letters
from briefdesk.compose.runner import TemplateRunner
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import Addressee
from briefdesk.model.draft import Project
from briefdesk.model.letter import Letter
from briefdesk.model.template import Template


def resolve_letter(
    project: Project,
    template: Template,
    addressee: Addressee,
    *,
    state_name: Callable[[str], str],
    matches: Callable[[str], bool],
    recipients: int = 1,
    today: dt.date,
    runner: TemplateRunner,
) -> Letter:
    """Return the letter to one addressee. Raises ComposeError where the template had to be stopped."""
    (letter,) = resolve_letters(
        project,
        template,
        (addressee,),
        state_name=state_name,
        matches=lambda rule, _member: matches(rule),
        recipients=recipients,
        today=today,
        runner=runner,
    )
    if isinstance(letter, BriefdeskError):
        raise letter
    return letter
