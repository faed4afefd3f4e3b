"""The timeline widget: paints chronology geometry, emits event_chosen."""
