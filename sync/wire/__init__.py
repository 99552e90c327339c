"""What crosses the line: envelope, sealed payload, HTTP bodies. The one package that both sides import.

It imports nothing of ours, so the terminal and the platform can be built, released and replaced apart; a
province with a platform of its own implements this folder's README and JSON Schemas, in any language.
"""
