"""The terminal: the visit, the core that it rests on, and the command line."""
