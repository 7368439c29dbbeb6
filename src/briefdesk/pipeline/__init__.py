"""The only wiring of the rooms: what the window and the command line both call."""
