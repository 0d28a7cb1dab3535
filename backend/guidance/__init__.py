"""Decides what the findings mean under one municipality's policy: advice, restrictions, deadlines, actions."""
