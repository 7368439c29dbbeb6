"""Word files: blocks and theme to DOCX bytes."""

from briefdesk.render.docx.writer import render_docx

__all__ = ["render_docx"]
