"""What others offer for the same letter. Each module imports its library only when it is asked to work."""
