"""Figures in running text: numbers, money, percentages, dates, laws, bills, agencies, states and places."""

from briefdesk.sources.figures.extract import extract_figures
from briefdesk.sources.figures.figure import COUNTED, Figure, FigureKind
from briefdesk.sources.figures.sameness import same_figure, same_value

__all__ = ["COUNTED", "Figure", "FigureKind", "extract_figures", "same_figure", "same_value"]
