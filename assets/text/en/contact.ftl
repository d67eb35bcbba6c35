# The form that records a contact, and how a person is reached safely.
contact-title = Contact. Safe contact: { $safe }
contact-on = Day
contact-medium = How
contact-made = Result
contact-outcome-made = made
contact-outcome-tried = only tried
contact-seen = Seen
contact-alone = Seen alone
contact-note = Note
contact-next-by = Next contact by
contact-saved = Saved: the contact is recorded.
contact-no-letters = NO LETTERS
contact-no-calls-home = NO CALLS HOME
contact-no-way-agreed = no safe way agreed
