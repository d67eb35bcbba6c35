# This week: the first screen.
week-title = This week
week-about = What needs you, in one list: urgent cases with the reason, decisions wanted, referrals that wait for us, your specialists, and actions that were agreed. Enter opens what is selected; on an action it asks what came of it; on a row that counts more it shows them all.
week-count-decisions = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}
week-count-to-sign = { $count } to sign
week-count-referrals = { $count ->
    [one] { $count } referral late
   *[other] { $count } referrals late
}
week-count-actions = { $count ->
    [one] { $count } action late
   *[other] { $count } actions late
}
week-count-sessions = { $count ->
    [one] { $count } session late
   *[other] { $count } sessions late
}
week-count-drafts = { $count } not saved
week-nothing-waits = Nothing waits for you.
week-urgent = Urgent: { $count ->
    [0] none
   *[other] { $count }
}
week-decisions = Decisions wanted: { $count }
week-referrals = Referrals that wait for us: { $count }
week-specialists = { $count ->
    [one] Specialist, { $open } open cases
   *[other] Specialists: { $count }, { $open } open cases
}
week-actions = Open actions: { $count }
week-drafts = Not saved yet: { $count }
week-nothing-urgent = No case is urgent today.
week-more = { $count } more
week-show = show all { $count }
week-fewer = fewer again
week-specialist = Name
week-open = Cases
week-high = High
week-overdue = Overdue
week-silent = Silent
week-refs = Refs
week-last = Last
week-next = Next
week-workload = Workload
week-band-over = over
week-to-sign = to sign
week-late = late { $count } d
week-decide = { $status }: decide
week-confirm = done: ask the person
week-our-turn = { $status }: our turn
week-answer-late = answer { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
week-choose-row = Choose a row of a specialist or a case first.
