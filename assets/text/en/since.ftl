# Since we last spoke: one case before or while talking about it.
since-title = Since we last spoke
since-about = One case before you talk about it: why it is on the agenda, what was decided and why, what was promised and what became of it, what changed. ← and → go through the list it was opened from.
since-place = { $place } of { $count }
since-no-more = There is no further case in this list.
since-asked = Asked now
since-nothing-asked = nothing: no rule asks for this case
since-decided = Decided
since-nothing-decided = nothing was decided
since-spoken = last spoken of { $day }
since-never-spoken = not spoken of yet
since-because = because
since-promised = Promised
since-nothing-promised = nothing is open
since-action-open = { $text } ({ $owner }), by { $due }
since-action-late = { $text } ({ $owner }), by { $due }: not done, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
since-action-done = { $text } ({ $owner }), done { $ended }
since-action-dropped = { $text } ({ $owner }), dropped { $ended }
since-changed = Changed
since-nothing-changed = nothing was recorded since
since-children = Children
since-children-seen = last seen { $day }, { $seen } of { $children }
since-children-unseen = { $children ->
    [one] no visit recorded in which the child was seen
   *[other] no visit recorded in which one of the { $children } was seen
}
since-contact = Contact
since-last-contact = last { $day }
since-no-contact = none recorded yet
since-tried = tried { $day }
since-referrals = Referrals
since-referral = { $need }, { $partner }: { $status }, waits for: { $waits }
since-referral-closed = { $need }, { $partner }: { $status }
since-referral-late = { $need }, { $partner }: { $status }, answer { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}

# What became of a promised action.
ended-title = What became of the action?
ended-one = What became of it: { $text }
ended-which = Action
ended-end = It is
ended-note = What came out, or why
ended-none = No action is open in this case.
ended-saved = Saved: the action is closed.
