"""Notes, timelines and citations -> JSON, CSV, Markdown, SVG."""
