"""The Templates page: the gallery, the editor, and versions."""
