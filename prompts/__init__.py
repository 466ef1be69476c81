"""Prompt templates, one file each, read by `bot.prompts`."""
