"""STAGE 5: the window. Qt lives here and nowhere else; values go down, signals come up.

A panel declares signals and methods that take ids or frozen dataclasses; it never imports another
panel and never holds a store it could write to. ``main_window`` makes every connection, ``session``
performs every write and tells what changed.
"""
