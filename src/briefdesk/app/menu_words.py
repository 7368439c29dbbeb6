"""The words of the menu bar, which stands in the first screen; the menus follow."""

MENUS = ("&File", "&Edit", "&View", "&Project", "&Help")
