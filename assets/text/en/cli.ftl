# What the command line says beside its answers.

cli-unexpected-answer = The store answered something else than was asked. Nothing was changed. Please report this.
cli-unreadable = { $path } cannot be read: { $reason }.
cli-io = The system refused: { $reason }.
cli-panic = Goldaw has stopped because of a mistake of its own. What was saved is safe. Please start it again; if this comes back, report what you did, and add what RUST_BACKTRACE=1 shows.
cli-unknown-language = GOLDAW_LANG is “{ $language }”, which is no language of this program. Set it to tk, ru or en.
cli-unknown-theme = GOLDAW_THEME is “{ $theme }”, which is no look of this program. Set it to usual, high_contrast, colour_blind, plain or slow_line.
cli-no-account-hint = goldaw account list shows them all.
cli-no-home = No folder for the store is known: there is no home folder. Name one with --store or GOLDAW_STORE.
cli-no-csv = This answer is no list, so it cannot be written as CSV. Use --format json or --format table.

cli-no-terminal = The interface needs a terminal to draw on and to read keys from.
cli-no-terminal-hint = Start it in a terminal. In scripts, use the commands: goldaw --help shows them, goldaw demo --no-open only makes the demonstration.
cli-first-time = There is no store in { $folder } yet.
    1  look at the fictional service (the demonstration)
    2  make a store for your service
cli-ask-first-time = Type 1 or 2; Enter alone leaves:

cli-ask-login = Login:
cli-ask-passphrase = Passphrase:
cli-ask-passphrase-of = Passphrase of { $login }:
cli-ask-own-passphrase = Your passphrase as it is now:
cli-ask-new-passphrase = New passphrase (at least 12 characters, several words are best):
cli-ask-passphrase-again = The same again:
cli-passphrases-differ = The two differ. Please type it again.
cli-nothing-entered = Nothing was entered, so nothing was done.
cli-no-login = There is no terminal to ask for the login. Set GOLDAW_LOGIN and GOLDAW_PASSPHRASE_FILE.
cli-no-passphrase = There is no terminal to ask for the passphrase.
cli-no-passphrase-hint = Name a file that holds it with GOLDAW_PASSPHRASE_FILE, a new one with GOLDAW_NEW_PASSPHRASE_FILE.
cli-passphrase-file-empty = The first line of { $path } holds no passphrase.
cli-account-needs-demonstration = Only in a demonstration may one choose who one is. Nothing was done.
cli-account-needs-demonstration-hint = Leave --account out and log in, with GOLDAW_LOGIN and GOLDAW_PASSPHRASE_FILE where there is no terminal.
cli-unrecorded = The disk is full, so the audit trail does not hold what was read now. What was saved is safe; make room on the disk.

cli-ask-service = Name of the service:
cli-ask-administrator = Name of the first administrator:
cli-init-incomplete = There is no terminal to ask. Give --name and --login, and the file with the passphrase in GOLDAW_PASSPHRASE_FILE.
cli-store-made = The store is in { $folder }. Its passphrase is written down nowhere: without it nobody can read the store.

cli-settings-changed = The settings are changed. They hold from now on.
cli-account-added = { $login } may log in now.
cli-account-disabled = { $login } may not log in any more.
cli-serving = The store is open for everybody who may use { $socket }. End with Ctrl-C; what was said to be saved is saved.
cli-served = The server has ended; everything that was asked has been answered.
cli-serve-failed = The server has ended by a mistake of the program. What was said to be saved is saved; start it again.
cli-not-served = No server has this store open.
cli-not-served-hint = `goldaw serve` keeps it open for everybody on this machine.
cli-serve-is-for-all = A server is for everybody: --today and --account are said by those who come in.
cli-no-socket = The socket { $socket } can't be made: { $reason }. Nobody can come in.
cli-no-socket-hint = The group has to exist and the user who serves has to belong to it; the folder has to be there and writable, and what lies at that place already has to be a socket that nobody listens on.
cli-no-socket-handed-over = What the system’s service manager handed over cannot be listened on: { $reason }. Nobody can come in.
cli-no-socket-handed-over-hint = ListenStream= in goldaw.socket has to name a socket file; assets/systemd has one that works.
cli-key-written = { $file } holds the key of this store now. Whoever has this file and the store can read everything: give it to the service's user alone.
cli-no-server = No server listens at { $socket }.
cli-no-server-hint = Without --socket the store is opened by this program itself, if nobody else has it open.
cli-needs-the-store = A server has this store open, and this command needs the store itself.
cli-needs-the-store-hint = Whoever looks after the machine ends the server, runs the command as the user who serves, and starts the server again. Under systemd: systemctl stop goldaw.socket goldaw.service, and at the end systemctl start goldaw.socket. Else: Ctrl-C where “goldaw serve” runs.
cli-user-linked = User { $user } of this machine is account { $login } now. Through `goldaw serve` this user comes in without a passphrase.
cli-user-unlinked = User { $user } of this machine comes in no longer.
cli-no-system-user = There is no user { $user }.
cli-no-system-user-hint = `id NAME` says whom this machine knows; `goldaw account users` lists those who may come in.
cli-passphrase-set = { $login } has a new passphrase; the old one is void.
cli-no-specialist = There is no specialist { $specialist }.
cli-no-specialist-hint = goldaw list specialists shows their codes.

cli-demonstration-half-made = The demonstration in { $folder } was never finished. It was removed and is made again.
cli-demonstration-taken-back = The fictional service could not be made to its end; what there was of it in { $folder } was removed.
cli-demonstration-half-left = The fictional service could not be made to its end, and what there is of it in { $folder } could not be removed.
cli-demonstration-differs = { $folder } holds a demonstration of another seed, day or size. Nothing was changed.
cli-demonstration-differs-hint = Name another folder with --store, or open this one with goldaw --store.
cli-demonstration-progress = Making the fictional service: { $done } of { $total } cases
cli-demonstration-writing = Making the fictional service: writing it to the disk, { $percent } %
cli-demonstration-ready = The demonstration is in { $folder }.
cli-demonstration-incomplete = This demonstration was never finished.
cli-demonstration-incomplete-hint = Make it again with goldaw demo.

cli-imported = Imported as “{ $source }”. The next import under this name updates these rows.
cli-import-dry-run = Counted only, nothing was written. The directory would be imported as “{ $source }”.

cli-nothing-imported = Nothing was imported: no row could be taken.
cli-import-files-left-out = { $count ->
    [one] { $count } file could not be opened, or not be read to its end. The lines above say why.
   *[other] { $count } files could not be opened, or not be read to their end. The lines above say why.
}

cli-verify-progress = Reading everything again: { $percent } %
cli-verified = Everything was read again and is sound.
cli-faults = { $count ->
    [one] { $count } thing is wrong with this store.
   *[other] { $count } things are wrong with this store.
}
cli-faults-hint = What can be read can still be read. goldaw verify --repair puts right what can be put right safely; otherwise bring back a backup with goldaw restore FILE.
cli-nothing-to-repair = Everything was read again and is sound: there was nothing to repair.
cli-repaired = Read everything again with goldaw verify.
cli-list-takes-no = “goldaw list { $what }” is not narrowed by { $filter }. It takes { $taken }.
cli-recovery-key = Recovery key: { $key }
  Write it on paper now and keep it in a sealed envelope, away from this machine. It is shown this once.
  When no administrator can log in, “goldaw account recover LOGIN” lets one in with it. Whoever has it and the store can read everything.
cli-ask-recovery-key = Recovery key, from the paper:
cli-ask-written-down = Press Enter once it is on paper.
cli-no-recovery-key = The recovery key is asked for on a terminal, or read from the file named by GOLDAW_RECOVERY_KEY_FILE.
cli-account-enabled = The account “{ $login }” may log in again with its new passphrase.
cli-store-incomplete = The making of the store in { $folder } was broken off before its end.
cli-store-incomplete-hint = goldaw init makes it anew and moves what is there aside.
cli-init-aside = What was begun there before is kept in { $folder }.
cli-account-recovered = The administrator “{ $login }” may log in again with the new passphrase. The recovery key that was used opens nothing any more; the one above takes its place.

cli-backup-no-folder = There is no folder { $folder }. Nothing was written.
cli-backup-no-folder-hint = Make the folder, connect the disk that holds it, or name another.
cli-backup-made = The backup in { $file } was read back and is whole.
cli-backup-whole = The backup was read to its end and is whole.
cli-restored = The store in { $folder } is whole again: commits 1 to { $backup } came from the backup, { $journal ->
    [0] none
   *[other] { $journal } more
} from the journal.
cli-restore-aside = What was there before is kept in { $folder }.
cli-restore-drafts-left = What was typed there and not saved could not all be read, and was taken over as far as it could.
cli-restore-no-journal = There was no journal to go on from: what was saved after { $made } is not there.
cli-restore-shorter = The journal in { $folder } ends before the backup does, so nothing of it was done again.
cli-restore-other-history = The journal in { $folder } does not go on from this backup: it is of another history. Nothing of it was done again.
cli-restore-gap = The journal in { $folder } does not reach back to the backup: commits { $from } to { $to } are missing, so nothing of it was done again.
cli-restore-damaged = The journal in { $folder } is damaged behind commit { $last }. What was saved after that is not there.
cli-restore-damaged-seen = The journal in { $folder } is damaged: commits { $from } to { $to } could not be done again and are not there.

# What is wrong with a call. The names of arguments stay as they are.
usage-unknown = There is nothing called { $given } in this call.
usage-no-command = There is no command “{ $given }”.
usage-no-value = { $argument } needs a value.
usage-value-of = “{ $given }” is no value for { $argument }. Possible are { $possible }.
usage-day = “{ $given }” is no day for { $argument }. Write a day that exists, as YYYY-MM-DD or DD.MM.YYYY.
usage-value = “{ $given }” is no value for { $argument }.
usage-missing = What is missing: { $missing }.
usage-conflict = { $one } and { $other } exclude each other.
usage-which-command = { $given } needs one of these behind it: { $possible }.
usage-takes-no-value = { $argument } takes no value, and “{ $given }” is one.
usage-twice = { $argument } can be said once only.
usage-unreadable = The call holds something that is no text in UTF-8.
usage-hint = Nothing was done. goldaw --help shows what can be said.
