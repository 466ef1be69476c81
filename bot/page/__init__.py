"""The page's HTML, made from answers without any user-interface library.

Whatever comes from an article, a file name, a question or a model passes through `bot.page.markup` on its way into HTML.
"""
