"""STAGE 3: Document -> index; query -> hits, snippets, suggestions.

::

    passages   a Document cut into what is stored          query      what was typed -> tree of nodes
    analysis   text -> words in three forms (stemming)     service    search() and suggest(): hits with marks
    engine     WhooshEngine over storage (files, commits),            (matching finds the words to mark)
               codec (segments on disk), scoring (BM25)    model      the vocabulary and the engine's protocol
"""
