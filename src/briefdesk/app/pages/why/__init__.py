"""Why this letter differs."""
