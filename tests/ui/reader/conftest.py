"""Documents and panes for the tests of the reading pane; every sentence here was written for them."""

from __future__ import annotations

import pytest

from core.document.model import Block, BlockKind, Direction, Document
from ui.fonts import load_fonts
from ui.reader import ReaderPane

ARABIC = (
    "سار العمال في صباح الأحد نحو القصر ومعهم عريضة طويلة، فلما بلغوا الجسر وجدوا الجند مصطفين، "
    "وقيل لهم أن يعودوا إلى بيوتهم قبل أن يحل المساء فلم يعد منهم أحد. "
)
ENGLISH = (
    "The clerks had copied the decree three times before noon, and by evening every wall of the quarter "
    "carried it; nobody could say afterwards who had signed the first. "
)
MIXED = "كتبت صحيفة The Times في 23 January 1905 (ص. 5) أن 25% من المصانع أُغلقت، ثم عادت."


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


@pytest.fixture
def make_document():
    """Build a document from texts, or from ``(kind, direction, text, facts)``."""

    def build(*parts, language="ar"):
        text, blocks = "", []
        for part in parts:
            kind, direction, body, facts = (BlockKind.PARAGRAPH, None, part, {}) if isinstance(part, str) else part
            if direction is None:
                direction = Direction.LTR if body[:1].isascii() else Direction.RTL
            if blocks:
                text += "\n"
            blocks.append(Block(len(text), len(text) + len(body), kind, direction=direction, **facts))
            text += body
        return Document(text, tuple(blocks), "A title", language, Direction.RTL)

    return build


@pytest.fixture
def long_document(make_document):
    """Forty Arabic and English paragraphs of different lengths, with headings."""
    parts = []
    for number in range(40):
        if number % 8 == 0:
            parts.append((BlockKind.HEADING, Direction.RTL, f"الفصل {number}", {"level": 2}))
        sentence = ENGLISH if number % 5 == 3 else ARABIC
        parts.append(f"{sentence * (1 + number % 4)}[{number}]")
    return make_document(*parts)


@pytest.fixture
def pane(qtbot):
    """A shown pane, 700 by 500."""
    made = ReaderPane()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made
