"""Cards: the port, its PC/SC adapter, the profiles that read a person, and a virtual card."""
