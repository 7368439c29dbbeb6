"""The page budget under the page: what each block of the one-pager takes, and how to make it fit."""
