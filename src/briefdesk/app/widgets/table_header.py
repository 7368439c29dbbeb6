"""How the headings of tables look: quiet words on the ground of the rows."""

HEADER_STYLE = """
QHeaderView { background: palette(base); }
QHeaderView::section { background: palette(base); color: palette(placeholder-text); border: 0;
    border-bottom: 1px solid palette(mid); padding: 6px 4px 6px 12px; }
"""
