# What the store says when it cannot do something, and what was found when reading it again.

store-conflict = Somebody else has changed this meanwhile. What they saved is safe, and yours is kept as a draft.
store-conflict-hint = Look at the newer version, then enter your change again.
store-in-use = { $user } has this store open since { $since } (terminal { $terminal }, process { $process }).
store-in-use-no-terminal = { $user } has this store open since { $since } (process { $process }).
store-in-use-somebody = Somebody has this store open since { $since } (process { $process }).
store-in-use-unknown = Another program has this store open.
store-in-use-hint = Ask them to leave Goldaw, then try again. So that several can work at once, start “goldaw serve” instead: then everybody’s “goldaw” comes in through it.
store-served = A server has this store open since { $since } (process { $process }), and you did not come in through it.
store-served-hint = Come in with --socket { $socket }. What needs the store itself has to wait until the server is ended: systemctl stop goldaw.socket goldaw.service, or kill { $process }.
store-full = The disk is full. Nothing was changed; everything saved before is safe and can be read.
store-full-hint = Make room on the disk; then saving works again.
store-gone = The store's folder { $folder } is not there any more. Nothing was saved.
store-gone-hint = Bring the folder back before you leave, or note elsewhere what you typed.
store-lock-lost = The file owner.lock in { $folder }, which keeps other programs out, was taken away or exchanged, so another may be writing there. Nothing was saved; everything saved before is safe.
store-not-writable = The store's folder, or the disk it lies on, can only be read. Nothing was changed.
store-not-writable-hint = Check the rights of the folder and how its disk is mounted.
store-unsure = The disk failed in the middle of saving. Whether this change is there will be known when the store is opened again; everything saved before is safe.
store-unavailable = Nothing can be saved any more until the store is opened again. Everything saved before is safe.
store-unavailable-hint = Leave the program and start it again: it will put right what it can.
store-damaged-header = Both copies of the store's header are damaged, so its key cannot be read. Nothing was changed.
store-changed-header = The store’s header was changed by somebody who does not have the store’s key. Nothing was opened, and the records are as they were.
store-damaged-journal = The journal is damaged in segment { $segment } at byte { $offset }.
store-damaged-snapshot = A snapshot of the records is damaged, so it is not used.
store-damaged-copy = The working copy cannot be read. The journal still holds everything.
store-damaged-record = A record of table { $table } is damaged and is not shown. Nothing was changed.
store-damaged-draft = The draft is damaged and cannot be read. What was saved is safe.
store-damaged-hint = goldaw verify says what is affected, and goldaw verify --repair puts right what can be put right safely. Otherwise bring back a backup with goldaw restore FILE.
store-damaged-header-hint = Bring back a backup with goldaw restore FILE: the header is in it.
store-changed-header-hint = Find out who can write into the store’s folder. Then bring back a backup: goldaw restore FILE --replace. It takes over what was saved since.
store-damaged-draft-hint = Type it again, or discard it.
store-needs-backup = What is damaged cannot be put right from what is here. Nothing was changed, and what can be read stays readable.
store-needs-backup-hint = Bring back a backup with goldaw restore FILE.
store-reading-only = This store is open for reading only, so nothing was saved. { $reason }
store-too-long-ago = These changes are so old that they are not kept one by one any more. Everything that was saved is safe.
store-too-long-ago-hint = Read all of it again.
store-overtaken = So much was changed meanwhile that it could not be read to the end as it was. Everything that was saved is safe.
store-overtaken-hint = Ask again.
store-backup-running = A backup is being made already.
store-backup-running-hint = Wait until it is done.
store-backup-stopped = The backup was stopped, because something was erased meanwhile that it would have held. Nothing else is lost.
store-backup-stopped-hint = Make a new one.
store-not-a-backup = This file is no backup of Goldaw. Nothing was changed.
store-damaged-backup = This backup is damaged or was not written to its end. Nothing was changed.
store-not-a-backup-hint = Take another backup.
store-file-exists = { $folder } is there already. Nothing was changed.
store-inside-store = { $folder } lies in the folder of a store, where a new file could take the place of a part of it. Nothing was changed.
store-inside-store-hint = Name a file outside; a backup without a file goes to the store’s own.
store-file-exists-hint = Name another file; a backup takes its place with --replace.
store-newer-version = A newer Goldaw wrote this (format { $version }). Nothing was changed.
store-newer-version-hint = Use the newer program.
store-not-a-store = { $folder } holds something else than a store. Nothing was changed.
store-exists = There is a store in { $folder } already. Nothing was changed.
store-other-folder-hint = Name another folder.
store-would-replace-hint = Name another folder with --store. Or allow it to go with --replace: the folder is not removed but kept beside, with .replaced-1 behind its name, and what its journal holds beyond the backup is done again.
store-not-found = There is no store in { $folder }.
store-not-found-hint = Make one with goldaw init, or look at the fictional service with goldaw demo.
store-restore-broken-off = There is no store here, because a restore was broken off before its last step. Nothing is lost: the store that was here lies in { $folder }.
store-restore-broken-off-hint = Do the restore once more with the same backup. Or give that folder its old name, and everything is as it was before.
store-wrong-passphrase = No account of this store has this login and passphrase.
store-wrong-passphrase-hint = Check the login and type the passphrase again.
store-wrong-recovery-key = This is not the recovery key of this store, or it was replaced by a newer one.
store-wrong-recovery-key-hint = Look for the newest paper: using the key once, or goldaw account recovery-key, makes a new one.
store-too-many-attempts = This login failed too often. The next try is possible in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
  }.
store-too-many-attempts-minutes = This login failed too often. The next try is possible in { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  }.
store-too-many-attempts-hint = Wait, then type the passphrase with care: every failure doubles the wait. It is written to the audit trail.
store-wrong-key-file = The key file is missing or belongs to another store.
store-wrong-key-file-hint = Bring back the key file goldaw.key from a backup, or log in with a passphrase.
store-last-slot = This is the last login that opens the store; without it nobody could read it.
store-last-slot-hint = Add another login first.
store-too-large = This is too large to keep: { $bytes } bytes. Nothing was changed.
store-too-large-hint = Shorten the text.
store-no-random-numbers = The system gives no random numbers, so nothing can be sealed. Nothing was changed.
store-io = The system refused: { $reason }. Nothing was changed.
store-refused-opening = { $path } could not be opened: { $reason }. Nothing was changed.
store-refused-reading = { $path } could not be read: { $reason }. Nothing was changed.
store-refused-writing = { $path } could not be written: { $reason }. Nothing was changed.
store-refused-syncing = { $path } could not be brought to the disk: { $reason }. Nothing was changed.
store-refused-making = { $path } could not be made: { $reason }. Nothing was changed.
store-refused-renaming = { $path } could not be given another name: { $reason }. Nothing was changed.
store-refused-removing = { $path } could not be removed: { $reason }. Nothing was changed.
store-io-hint = Check the disk and the rights of the store's folder, then try again.

store-notice-rebuilt = The working copy was missing or damaged and was built again from the journal: commits 1 to { $commits } are there.
store-notice-cut = The last change was interrupted while it was being saved, and what was written of it lies in the quarantine. If you were told that it was saved, look whether it is there; everything before it is.
store-notice-reading = { $reason } The store is open for reading only. { $missing ->
    [0] Everything that was saved can be read, up to commit { $commits }.
    [one] Of { $commits } commits one is missing; what it changed is shown as it was before, or not at all.
   *[other] Of { $commits } commits { $missing } are missing; what they changed is shown as it was before, or not at all.
}
store-repaired-copy = The working copy was set aside and built again from the journal, which holds everything.
store-repaired-journal = The journal was damaged, but every commit up to { $last }, the last that is known, could be read: a new journal was written from them and compared with them. The damaged one lies in the quarantine.
store-notice-mark = The note of how far the journal had come is missing or was changed, so it cannot be told whether something was cut off its end. Compare with a backup; goldaw verify --repair then writes the note anew.
store-repaired-mark = The note of how far the journal had come was written anew.
store-notice-header = One copy of the store's header was damaged and was written again from the other.
store-notice-earlier-header = An earlier header of this store had been put back, with passphrases that are not in force any more. It opened nothing: the one in force was written again. Find out who can write into the store's folder.
store-notice-logins = The note of failed logins was damaged. It was begun anew; failed logins that were not in the audit trail yet are lost.
store-notice-not-compacted = The journal could not be shortened in the background: { $reason } Everything that was saved is there, and it is tried again while you work; until then the store needs more room.

store-fault-frame = A commit in segment { $segment } of the journal, at byte { $offset }, has changed since it was written.
store-fault-segment = Segment { $segment } of the journal is missing or damaged.
store-fault-snapshot = The snapshot that stands for the journal up to segment { $segment } has changed since it was written.
store-fault-sequence = The journal ends with commit { $journal }; commit { $copy } is the last that is known to have been saved.
store-fault-backup = A backup in the folder backups goes to commit { $backup }, further than the store: something was cut off the end of the store. Bring that backup back with goldaw restore FILE.
store-fault-mark = The note of how far the journal had come (journal.mark) is missing or was changed, so it cannot be told whether something was cut off its end.
store-fault-count = The working copy counted { $counted } entries of kind { $kind } and holds { $found }.
store-fault-differs = The journal and the working copy differ under key { $key }.
store-fault-unreadable = The working copy cannot be read to its end.
store-fault-record = The record { $key } of table { $table } cannot be read.
store-fault-unknown-table = Table { $table } is not known to this program.
store-fault-index-missing = The index row { $key } is missing.
store-fault-index-left = The index row { $key } belongs to no record.
store-fault-header = The copy { $file } of the header is missing or damaged.
store-fault-earlier-header = The header in the store's folder is one that was in force before. Opening the store again puts that right.
store-fault-logins = The note of failed logins has changed since it was written.
store-rebuilding = The working copy is being built again from the journal{ $total ->
    [0] …
   *[other] : { $done } of { $total } commits
}
