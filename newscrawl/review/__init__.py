"""The review: pages cleaned again, each block shown with what became of it, and corrected by a person.

    pages -> looks (:mod:`.looking`), block by block (:mod:`.pieces`)
    a person's marks -> templates and rules (:mod:`.corrections`)
    -> the pages of the site cleaned by them, and what is other then (:mod:`.desk`)

:mod:`.server` shows it to a browser on this machine.
"""
