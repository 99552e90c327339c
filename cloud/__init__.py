"""The reference platform (Django). It shares `sync.wire` with the terminal and nothing else."""
