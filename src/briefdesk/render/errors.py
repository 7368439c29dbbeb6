"""What can go wrong between blocks and a file, each with its next step."""

from briefdesk.errors import RenderError
from briefdesk.model.problem import Problem


class ThemeInvalid(RenderError):
    """A theme file breaks its rules; `problems` names key and line of each."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        place = f", line {first.line}" if first.line else ""
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{name}{place}: {first.message}{more}", first.next_step, where=name)
        self.problems = problems


class LogoUnreadable(RenderError):
    """The logo is no picture that we can print."""

    next_step = "Choose a PNG or JPEG picture of at most 40 megapixels."


class FontUnavailable(RenderError):
    """One of the fonts that ship with the app cannot be read."""

    next_step = "Install Briefdesk again: its font packages are incomplete."
