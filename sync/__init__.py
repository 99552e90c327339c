"""From the outbox on disk to the platform: the queue, the agent and the wire formats."""
