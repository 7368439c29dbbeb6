"""Qt's numbers, for the widgets of the first screen.

The first use of the name `Qt` makes its 93 enumerations, which takes longer than to build these widgets.
A property takes the number as well: `label.setProperty("alignment", TOP_LEFT)`.
"""

TAB_FOCUS = 1
STRONG_FOCUS = 11
TEXT_UNDER_ICON = 3
TOP_LEFT = 0x21
NO_FRAME = 0
