"""The reading pane: a virtual viewport over one document."""
