"""What is wrong with one template text: a line, a sentence and what to write instead."""

from dataclasses import dataclass

from briefdesk.model.problem import Severity


@dataclass(frozen=True, slots=True)
class TextFault:
    """A fault at `line` (from 1 within the text), said in a plain sentence with a next step."""

    line: int
    message: str
    next_step: str
    code: str = "template-text"
    severity: Severity = Severity.ERROR
