"""The one layout that all writers and the one-page fit share: blocks to positioned lines, no reportlab."""
