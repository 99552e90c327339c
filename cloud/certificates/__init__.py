"""E-certificates: which service ends in one, issuing and revoking it, and whom this platform vouches for.

``rules`` reads ``cloud/certificates.yaml``; ``issuing`` follows decisions; ``trust`` keeps the keys, the
trust list and the status lists. The formats are in ``sync/wire/``.
"""
