"""The model every stage shares: documents, folding with an offset map, direction, language, anchors."""
