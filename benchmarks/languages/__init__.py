"""How the languages of texts are told: each detector beside the other, and paragraphs in another language than the rest.

``mixing`` makes texts in two languages out of articles in one.
"""
