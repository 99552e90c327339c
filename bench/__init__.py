"""Benchmarks: each measures what it is named, beside peers and a floor, in one run on one machine.

The figures of one run are comparable with each other and with nothing else. ``script/bench`` runs them.
"""
