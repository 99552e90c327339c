"""One narrow port for each kind of device, its real adapters and its simulator."""
