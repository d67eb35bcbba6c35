# Forms.
form-required = Please fill this in.
form-options-seen = { $from } to { $to } of { $all }
form-no-number = Please write a whole number from { $from } to { $to }.
form-too-long = This is too long: a text holds { $bytes } bytes. Nothing was inserted.
form-yes = yes
form-no = no
form-type-to-find = type to find, arrows to choose
form-type-to-mark = type to find, arrows to go, space to mark
form-leaving = Throw this text away? It is not saved.
form-kept = Kept { $moment }, not saved yet. F4 or Alt-D throws it away.
form-not-kept = NOT KEPT: { $why } The text stays here; it is tried again with the next pause.
form-kept-elsewhere = Another text of this form was kept { $moment }, in a second place. Both are kept.
form-others-kept = { $count ->
    [one] Another text of this form is kept. F6 or Alt-O shows it.
   *[other] { $count } more texts of this form are kept. F6 or Alt-O shows the next.
}
form-unreadable = A text that was kept can no longer be read; it was set aside.
form-left-kept = Kept, not saved yet: it stands here when you open this form again.

# Forms that were filled in and not saved.
draft-head = Not saved yet
draft-kept = kept { $moment }, not saved
draft-kept-of = { $what }, kept { $moment }
draft-contact = contact
draft-ending = what became of an action
draft-referral = new referral
draft-confirmation = what the person said about the help
draft-again = another partner
draft-action = action
draft-wait = wait until
draft-next-date = day of the next session
draft-other = a form

# A change that was made in two places.
conflict-title = Changed meanwhile: two versions

# The frame of every screen.
interface-too-small = Goldaw needs 40 columns and 12 rows. Please make the window larger.
interface-working = working…
interface-saving = saving…
interface-saving-then-leave = Saving, then leaving. Ctrl-C again leaves at once.
interface-draft-not-kept = Your text could not be kept. Ctrl-C again leaves without it.
interface-not-kept-stays = Your text could not be kept. The same key again leaves without it.
interface-office-failed = Something went wrong inside Goldaw. What was saved is safe. Please leave and start again.
interface-help = Help
interface-paste-left-out = That looked like a pasted text. It was left out: there is no field for it here.
interface-typed-ahead-waits = Being saved. What you type now waits until that is done.
interface-typed-ahead-reading = Being read. What you type now waits until it is there; Ctrl-C twice leaves.
interface-typed-ahead-left-out = This was not saved. What you typed after it was left out; please type it again.
interface-news = Please read
interface-reading-only = [READING ONLY]
interface-unrecorded = [NOT IN THE TRAIL YET]
interface-unrecorded-since = The disk is full: what you open is noted in the audit trail once there is room.

# What one chooses for oneself. Each language is named in its own words, in every file.
language-tk = Türkmençe
language-ru = Русский
language-en = English
interface-language = Language: { $language }
interface-looks = Looks: { $looks }
appearance-usual = usual
appearance-high_contrast = high contrast
appearance-colour_blind = for colour blindness
appearance-plain = plain, for screen readers
appearance-slow_line = for a slow line
interface-line-is-slow = The line is slow: { $key } shows less

# What others do while one looks.
interface-changed = { $count } new
interface-also-here = also here: { $names }
interface-also-here-more = also here: { $names } and { $count } more
interface-you-elsewhere = you, in another window
interface-about-others = { $sign } marks what somebody else has changed while you look, until you have been there. The last line says how much of it is new, and who else has the same record open.
interface-about-menu = The arrows select what can be done here, Enter does it.
interface-about-slow-line = Looks for a slow line: only > shows what is selected, and nothing is written out below a list or beside one. Enter opens a row to read it.
interface-row-gone = What was selected is gone. Its neighbour is selected now.
interface-cut-off = [NO SERVER]
interface-cut-off-since = The server is gone. What was saved is safe; what you type stays here.
interface-back = The server is back.

# What stands in place of the screens.
cover-hidden = Goldaw is open. What it shows is hidden; nothing of it is lost.

# Names in full.
names-title = Show names in full on this screen
names-why = why
names-details = details
names-say-why = Please say why.
names-reason-call = phone call or visit to the family
names-reason-letter = letter or form to fill in
names-reason-partner = talk with a partner organisation
names-reason-same = two people to be told apart
names-reason-other = another reason: write it below
names-supervision = supervision
names-shown = names in full
names-shown-until = Names are shown in full until you leave this screen. It stands in the audit trail.
names-masked = Initials again.

# The lock.
lock-title = Goldaw is locked.
lock-session = Session of
lock-since = Locked since
lock-passphrase = Passphrase
lock-locking = putting the key away…
lock-trying = Opening…
lock-wrong-passphrase = This is not your passphrase. Type it again.
lock-kept = What was open and what was typed is there when you unlock.
lock-not-kept = What was typed could not be kept on the disk. It is still here; unlock, and it is tried again.
lock-leave = What was typed is not kept. Unlock to keep it, or press Ctrl-C again to leave without it.
lock-demonstration = A demonstration has nothing to protect and does not lock.

# A text to read.
document-more = { $rows ->
    [one] { $rows } more row
   *[other] { $rows } more rows
}
document-end = end

# Before the store is open.
opening-title = Goldaw
opening-about = The records are being opened. What you type meanwhile is kept for the first page.
opening-left-out = What you typed while the records were opened was left out; please type it again.
