"""Microsoft Graph as far as the product needs it: mail, folders, categories, tasks, in memory."""
