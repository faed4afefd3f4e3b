"""STAGE 2: Document -> date mentions and events; calendars; timeline geometry (numbers only).

::

    text, blocks ──lexicon──▶ tokens ──grammar──▶ moments ──context──▶ DateMention ──events──▶ Event

``lexicon`` reads a language's words from ``resources/lexicons``; ``clues`` tells where a date may begin, so
that most of a text is never read; ``tokens`` gives the words of a block their roles; ``reading``,
``leaning``, ``years``, ``units``, ``ages`` and ``elements`` read single expressions, ``links``, ``lists`` and
``grammar`` several; ``evidence`` and ``citations`` keep numbers that are no dates out; ``weekday`` weighs the
weekdays beside dates; ``context`` settles years that are not said.
``calendars``, ``edtf`` and ``display`` turn days into text and back; ``layout`` and ``follow`` are the
timeline's arithmetic. Import from the modules themselves: whoever needs a date's shape (``model``) does
not load the engine.
"""
