"""What runs: the environment and the migration context."""
