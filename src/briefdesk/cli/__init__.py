"""The command line: a thin shell over the pipeline."""

from briefdesk.cli.entry import main

__all__ = ["main"]
