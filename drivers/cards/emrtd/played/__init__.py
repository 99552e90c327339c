"""The other side of ``drivers/cards/emrtd``: a travel document that is played, for training and for tests."""
