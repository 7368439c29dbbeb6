"""Partners' own paper: what strangers' Word and PDF files give to letters, and nothing else of them."""
