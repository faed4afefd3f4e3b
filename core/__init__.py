"""Tarikh's core: everything but the window, and free of Qt.

Data flows one way, stage by stage; each arrow is one frozen dataclass::

    bytes ──importers──▶ Document ──chronology──▶ DateMention, Event
                            │                        │
                            └──────search (index, Hit)┤
                                                      ▼
                                    library (two SQLite databases) ──▶ ui.session ──▶ panels

==============  ==========================================================================
package         what it is, from the bottom up
==============  ==========================================================================
errors          codes and facts for every failure a person can act on; never sentences
paths           where the library, settings and resources are; atomic writes
jobs            Step, Progress, CancelToken, Cancelled: the contract for slow work
settings        every option of the program once, in one frozen dataclass
document        THE MODEL: Document, Block, Span; folding, direction, language, anchors
importers       stage 1: bytes become a Document; one file per format and a registry
chronology      stage 2: dates found and resolved; calendars; timeline geometry in numbers
search          stage 3: the index behind a protocol; queries, hits, snippets
library         stage 4: library.db (rebuildable) and notes.db (the reader's own, precious)
export          what leaves: timelines and notes as JSON, CSV, Markdown, SVG
pipeline        add_paths(): the one way in, stages 1 to 4 with progress and cancel
cli             the subcommands of main.py
==============  ==========================================================================

A package imports only packages above it in this table (import-linter holds that), nothing after
stage 1 knows a file format, and Qt lives in ``ui`` alone. Offsets are code points into
``Document.text``; days are Julian day numbers; colours, pixels and sentences for people are ``ui``'s.
"""
