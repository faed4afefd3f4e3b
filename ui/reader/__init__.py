"""The reading pane: a virtual viewport over one document.

From the outside: ``ReaderPane`` and ``Mark``. Inside, from the bottom up: ``utf16`` and ``scripts``
(facts about text), ``heights`` and ``scroll`` (where one is, in numbers), ``segments`` (what is laid
out at a time), ``style``, ``paragraph`` and ``tables`` (one row laid out), ``page`` (a document and the view upon
it), ``marks``, ``painting``, ``controls`` and ``cursor`` (what is seen), ``selection``, ``caret``, ``selecting``
and ``mark_focus`` (what the hand does), ``copying`` and ``accessible`` (what others are told), ``strip`` and
``flash``, and ``viewport`` (the widget).
"""

from ui.reader.marks import Mark
from ui.reader.viewport import ReaderPane

__all__ = ["Mark", "ReaderPane"]
