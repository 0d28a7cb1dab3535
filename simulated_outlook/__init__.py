"""A stand-in for Outlook, Entra and Microsoft Graph on one machine. Never imported by the product."""
