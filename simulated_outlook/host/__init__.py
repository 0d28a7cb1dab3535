"""The page that plays Outlook, and the addresses it reads from."""
