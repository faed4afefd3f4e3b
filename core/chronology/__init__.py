"""STAGE 2: Document -> date mentions and events; calendars; timeline geometry (numbers only)."""
