"""Document scanners: the port, its machine, the adapter over SANE, and what is done with a scanned page."""
