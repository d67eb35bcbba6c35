# Forms.
form-required = Please fill this in.
form-no-number = Please write a whole number from { $from } to { $to }.
form-too-long = This is too long: a text holds { $bytes } bytes. Nothing was inserted.
form-yes = yes
form-no = no
form-type-to-find = type to find, arrows to choose
form-type-to-mark = type to find, arrows to go, space to mark
form-leaving = Leave without saving? What you typed would be lost.

# The frame of every screen.
interface-too-small = Goldaw needs 40 columns and 12 rows. Please make the window larger.
interface-working = working…
interface-saving = saving…
interface-saving-then-leave = Saving, then leaving. Ctrl-C again leaves at once.
interface-draft-not-kept = Your text could not be kept. Ctrl-C again leaves without it.
interface-form-not-kept = Not saved yet. Save it, or press Ctrl-C again to leave without it.
interface-office-failed = Something went wrong inside Goldaw. What was saved is safe. Please leave and start again.
interface-names-hidden = Names are hidden.
interface-names-shown = Names are shown as before.
interface-help = Help
interface-news = Please read
interface-reading-only = [READING ONLY]

# A text to read.
document-more = { $rows ->
    [one] { $rows } more row
   *[other] { $rows } more rows
}
document-end = end
