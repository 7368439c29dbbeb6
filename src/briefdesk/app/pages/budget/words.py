"""What the page budget says: of a block, of what has given way, of a step."""

from briefdesk.english import counted
from briefdesk.model.budget import BudgetBlock, BudgetStep, PageBudget, Squeeze


def lines_words(lines: float) -> str:
    """Return "2.3 lines", "3 lines" or "1 line"."""
    shown = f"{lines:.1f}".removesuffix(".0")
    return f"{shown} {'line' if shown == '1' else 'lines'}"


def block_words(block: BudgetBlock) -> str:
    """Return a block in one line, for people who hear it."""
    words = f": {block.words}" if block.words else ""
    return f"{block.name}, {lines_words(block.lines)}, {block.share:.0%}{words}"


def block_tip(block: BudgetBlock) -> str:
    """Return a block in one line, for the tip over its stretch of the page."""
    words = f" “{block.words}”" if block.words else ""
    return f"{block.name}{words}: {lines_words(block.lines)}, {block.share:.0%}"


def squeeze_words(budget: PageBudget) -> str:
    """Return how far type, leading, spacing and margins have given way, each with its floor."""
    return " · ".join(_squeeze(squeeze) for squeeze in budget.squeezes)


def _squeeze(squeeze: Squeeze) -> str:
    unit = squeeze.unit if squeeze.unit == "%" else f" {squeeze.unit}"
    now, floor = f"{squeeze.now:.4g}", f"{squeeze.floor:.4g}"
    if now == floor:
        return f"{squeeze.name} {now}{unit}, the least"
    return f"{squeeze.name} {now}{unit} (least {floor})"


def saving_words(step: BudgetStep) -> str:
    """Return what a step saves: "saves 5 lines", and that it is not enough where it isn't."""
    return f"saves {counted(step.lines, 'line')}{'' if step.fits else ', not enough'}"


def step_tip(step: BudgetStep) -> str:
    """Return a step in full, what comes of it and how to take it back."""
    left = f"{counted(step.lines_over, 'line')} {'is' if step.lines_over == 1 else 'are'} still over"
    then = "Then it fits." if step.fits else f"Then {left}."
    return f"{step.words}: saves {counted(step.lines, 'line')}. {then} Ctrl+Z takes it back."
