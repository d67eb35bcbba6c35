# What the office says: refusals, rules of its own, the history of a case, verification.

office-not-found = There is no such record for you.
office-not-found-hint = Check the code. If it belongs to another team, ask the coordinator.
office-case-erased = Case { $code } was erased on { $day }. Nothing of it is left but its code.
office-conflict = Somebody else changed this record in the meantime, so nothing was saved. Your text is still here.
office-conflict-hint = Open the record again, look at what changed, then save once more.
office-session-signed = This session was signed elsewhere in the meantime; what is signed no longer changes. Nothing was saved.
office-session-twice = This session was written in two places, and both texts are kept (the other { $moment }). Which one goes on?
conflict-by = Changed by { $who }, { $moment }.
conflict-theirs = There now
conflict-mine = Yours
conflict-other = The other
conflict-this = This one
conflict-same = The same in both
conflict-nothing = nothing
conflict-value = { $value }
conflict-what = What
conflict-named-day = Day named
conflict-ended-on = Ended on
conflict-of-case = { $case }: { $field }
conflict-depth = How deep
conflict-actions = Actions agreed
conflict-general-note = Workload, learning
conflict-personal-note = Personal note
office-restricted = This case is open to named people only. Ask the coordinator if you need to see it.
office-no-randomness = The system gives no random numbers, so nothing was saved.
office-account-disabled = This account is disabled. Ask an administrator.
office-no-account = There is no account of this name.
office-not-a-demonstration = Only a demonstration lets you do this.
office-service-exists = This store holds a service already. Nothing was changed.
office-recovery-exists = This service has a recovery key already. goldaw account recovery-key replaces it.
office-recover-administrator = There is no administrator of this login. The recovery key lets only an administrator in.
office-passphrase-not-set = What was entered about the account is saved, but its passphrase could not be set. { $reason }
office-passphrase-not-set-hint = The account stays outside until then: “goldaw account passphrase { $login }” sets the passphrase.
office-slot-left = The account is disabled and will be refused, but its passphrase could not be taken out of the store’s header. { $reason }
office-slot-left-hint = Do it once more: goldaw account disable { $login }
office-trail-waits = So much was read without a place in the audit trail that nothing more is shown. What was saved is safe.
office-trail-waits-hint = Make room on the disk: what waits is written first, and reading goes on.
office-role-may-not = Your role does not allow this. Nothing was changed.
office-unmask-reading = Names can be shown for something that is read, not for a change. Nothing was changed.
office-locked = Goldaw is locked. Give the passphrase first.
office-not-locked = Goldaw is not locked.
office-does-not-lock = A demonstration has nothing to protect and does not lock.
office-another-account = This login is another account now. Please leave and start again.
office-nobody-chosen = Choose who you are first.

history-registered = registered
history-reassigned = given to another specialist
history-closed = closed: { $reason }
history-risk_set = risk set to { $risk }
history-assessed = needs assessed
history-planned = support plan agreed, version { $version }
history-helped = help given: { $kind }
history-contact_made = contact: { $medium }{ $seen ->
        [0] {""}
       *[other] , { $seen } seen
    }
history-contact_tried = tried without success: { $medium }
history-referral_moved = referral “{ $need }”: { $move }
history-referral_decided = referral “{ $need }” decided: { $decision }
history-referral_confirmed = referral “{ $need }”: help confirmed with the person
history-discussed = talked about in supervision: { $depth }

history-case = case
history-risk = risk
history-plan = plan
history-help = help
history-contact = contact
history-referral = referral
history-supervision = supervision

verify-audit-broken = The audit trail does not hold together at entry { $number }: an entry was changed, added or taken out.
verify-audit-cut = The audit trail ends elsewhere than it should: entries are missing at its end.
verify-standing-differs = What the lists say of { $case } differs from its records.

problem-too-many-rows = More than { $limit } rows at once.
problem-area-unknown = There is no area or region “{ $area }”. goldaw list areas --all shows them.
problem-login-missing = The login is empty. Give a short name, such as gozel.
problem-login-characters = A login has letters, digits and - _ . @ ' only. Give a short name, such as gozel.
problem-login-long = The login has more than { $count } characters. Give a shorter one.
problem-login-taken = There is an account “{ $login }” already.
problem-account-specialist = A specialist’s account names the specialist; other accounts name none.
problem-last-administrator = This is the last administrator. Add another one first, or nobody could manage accounts.
problem-passphrase-short = The passphrase is too short: it needs { $count } characters or more. Four words that have nothing to do with each other are easy to remember.
problem-passphrase-repeated = The passphrase says the same over and over, or has too few different characters. Take words that have nothing to do with each other.
problem-passphrase-name = The passphrase is little more than the login or the name of the service. Add words that have nothing to do with either.
problem-passphrase-date = The passphrase is little more than a date. Add words that have nothing to do with it.
problem-passphrase-keyboard = The passphrase follows the keys, the alphabet or the digits. Take words that have nothing to do with each other.
problem-passphrase-common = The passphrase is one of those that are tried first, or little more. Take words that have nothing to do with each other.
problem-recovery-key-length = A recovery key has 28 letters and digits, in seven groups of four. Look whether a group was left out or typed twice.
problem-recovery-key-character = There is a character that no recovery key has. It has digits and the letters A to Z without I, L, O and U.
problem-recovery-key-typo = There is a slip in this recovery key: compare it with the paper, group by group. Nothing was tried with it.
problem-session-ahead = The session lies ahead; today is { $today }.
problem-session-signed = This session is signed; its text no longer changes.
problem-action-ended = This action was ended already.
problem-action-dropped-why = Say why the action is dropped.

sort-need = what needs us
sort-risk = risk
sort-last_contact = last contact
sort-child_seen = child last seen
sort-next_due = next due
sort-code = code
filter-open = open
filter-high_risk = high risk
filter-overdue = overdue or silent
filter-with_referral = with a referral
filter-closed = closed
filter-all = all

# The kinds of request, as they stand in the audit trail and in the table of who may what.
request-retention_review = retention review
request-erase_case = erase a case
request-erase_person = erase a person
request-forget_bytes = forget what was erased
request-me = who I am
request-accounts = accounts
request-log_in = log in
request-lock = lock the screen
request-unlock = unlock the screen
request-this_week = this week
request-caseload = caseload
request-case = case
request-since_last_spoke = since we last spoke
request-session = session
request-keep_draft = keep a draft
request-drafts = what was typed and not saved
request-drop_draft = a text given up
request-hold_session = keep a session
request-sign_session = sign a session
request-agenda = agenda
request-record_contact = record a contact
request-end_action = end an action
request-referrals = referrals
request-referral = referral
request-start_referral = start a referral
request-move_referral = record a move of a referral
request-decide_referral = decide about a referral
request-confirm_referral = confirm help with the person
request-partners = choose a partner
request-list_cases = list cases, people, contacts, referrals, sessions, actions
request-list_service = list specialists, partners, services, areas, activities
request-list_accounts = list accounts
request-import_directory = import a partner directory
request-add_account = add an account
request-enable_account = enable an account
request-disable_account = disable an account
request-set_passphrase = set a passphrase
request-set_safekeeping = set locking, backups and retention
request-backup = backup
request-restore = bringing a backup back
request-administration = how the service is kept
request-audit = audit trail
request-verify = verify
request-unmask = show names in full
request-new_recovery_key = replace the recovery key
request-recover = come in with the recovery key
request-set_up = make the service
request-load = load a demonstration

backup-writing = Writing the backup: { $done } MiB
backup-checking = Reading the backup: { $done } of { $total } MiB
backup-filling = Making the store: { $done } of { $total } MiB
backup-following = Going on from the journal: { $commits ->
    [one] { $commits } commit
   *[other] { $commits } commits
}
