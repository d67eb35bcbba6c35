# Administration: the first screen of who keeps the service running.
administration-title = Administration
administration-about = What keeps the service running, one row each. Enter does what the selected row is for; below the rows stands what came of it. No case is seen from here.
administration-verification = Verification
administration-accounts = Accounts
administration-backup = Backup
administration-backup-begins = A backup is being made.
administration-backup-never = No backup was made yet. Enter makes one.
administration-backup-last = { $made }, { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}. Enter makes one.
administration-backup-due = Make a backup now, and put one on another disk from time to time: goldaw backup FILE.
administration-backup-file = File
administration-backup-holds = Read back
administration-backup-size = { $records } records up to commit { $sequence }, each opened and understood; { $size }
administration-backup-next = Next by itself
administration-backup-about = A backup is written into the store's folder while the work goes on, read back to its end, and only then called made. The newest { $kept } are kept there. goldaw restore FILE brings one back, goldaw backup --check FILE reads one.
administration-not-verified = Enter reads everything again.
administration-verification-about = Every commit, record, index row and entry of the audit trail is read again and compared. With many cases this takes a while; until it is done, nothing else is answered. Nothing is changed.
administration-sound = Everything was read again and is sound.
administration-faults = { $count ->
    [one] { $count } thing is wrong
   *[other] { $count } things are wrong
}
administration-commits = Commits
administration-records = Records
administration-index-rows = Index rows
administration-audit-entries = Audit entries
administration-accounts-count = { $count } may log in{ $disabled ->
    [0] {""}
   *[other] , { $disabled } disabled
}
administration-audit = Enter opens it.
administration-accounts-about = Accounts are managed on the command line: goldaw account --help.
administration-kib = { $count } KiB
administration-mib = { $count } MiB
administration-store = Store
administration-store-takes = { $size } on the disk
administration-store-unknown = Its size is not known now.
administration-store-journal = Journal
administration-store-copy = Working copy
administration-store-backups = Backups
administration-store-drafts = Drafts
administration-store-aside = Set aside
administration-store-about = The journal is the record; the working copy is built again from it whenever it is missing or damaged. Drafts are texts that were typed and not saved. Set aside is what was damaged or cut short.
administration-settings = Settings

# The settings of how what is recorded is kept safe.
settings-now = Lock: { $minutes ->
    [0] never
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}; backups: { $daily }, { $backups } kept; cases: { $cases } years
settings-daily-at = { $hour }:00
settings-daily-never = not daily
settings-about = Enter changes them. Screens lock after so many minutes without a key. From its hour on a server (goldaw serve) makes the day's backup by itself; where the hour is empty, and without a server, none is made so. So many lie in the store's folder before the oldest goes. Closed cases come up for erasure after so many years. Personal parts of sessions come up for the supervisor and the specialist alone whom they belong to. Nothing is erased by itself.
settings-idle-lock = Lock, minutes (0: no)
settings-backup-hour = Daily backup at, hour
settings-backups = Backups kept
settings-case-years = Cases, years
settings-personal-years = Personal parts, years

# The server that has the store open.
administration-server = Server
server-now = { $count } connected; runs since { $since }. Enter shows all.
server-version = Version
server-version-waiting = { $version }; { $waiting ->
    [0] no question waits
    [one] { $waiting } question waits
   *[other] { $waiting } questions wait
}
server-last-commit = Last commit
server-commit = { $number }, { $at }
server-connected = Connected
server-connected-account = { $name } ({ $login }), user { $user }, since { $since }: { $state }
server-connected-nobody = nobody chosen yet, user { $user }, since { $since }: { $state }
server-active = active { $at }
server-locked = locked
