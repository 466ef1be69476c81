"""Language models that run on this machine: where they lie, how they are exported and run."""
