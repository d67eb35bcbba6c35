# Retention review: what was kept for long enough, and what was erased.
retention-title = Retention review
retention-about = Closed cases that were kept for as long as the settings say, the longest ago first; then people who belong to no case; then personal parts of sessions that you held; then what was erased. Nothing is erased by itself: somebody looks at the case, decides, types its code again and gives a reason.
retention-about-personal = Personal parts of your own sessions that were kept for as long as the settings say, the longest ago first; then those that were erased. Only the two of you see them here, and either of you may erase one: type its code again and give a reason. Nothing is erased by itself.
retention-summary = { $count ->
    [one] { $count } to decide about
   *[other] { $count } to decide about
}
retention-none = { $years ->
    [one] Nothing was kept for a year yet.
   *[other] Nothing was kept for { $years } years yet.
}
retention-cases = { $years ->
    [one] Closed cases kept for a year or more: { $count }
   *[other] Closed cases kept for { $years } years or more: { $count }
}
retention-people = People who belong to no case: { $count }
retention-personal = { $years ->
    [one] Personal parts of your sessions kept for a year or more: { $count }
   *[other] Personal parts of your sessions kept for { $years } years or more: { $count }
}
retention-session = session with { $name }
retention-erased = Erased: { $count }
retention-code = Code
retention-headline = Headline or reason
retention-ended = Ended
retention-due = Due
retention-specialist = Specialist
retention-named-only = open to named people only
retention-since = May be erased since { $day }. Enter opens the case to be read first.
retention-since-personal = May be erased since { $day }, by either of you two. Nobody else knows that it is there.
retention-left-backups = The store's files do not hold it any more since { $day }. Backups made until then do, until { $kept } newer ones have taken their place.
retention-left-copies = Backups hold it until { $kept } newer ones are there, and these folders beside the store until somebody removes them: { $folders }
retention-left-files = The store's files may still hold it: they are cleaned as soon as there is room. Backups hold it until { $kept } newer ones have taken their place.
retention-restricted = This case is open to named people only. One of them has to open it to you before it can be erased.
retention-gone = This was erased already.
retention-sure = Erase { $code } for good?
retention-case-loss = Lost are the file with assessments, plan and help, the contacts, referrals and actions, what was said in supervision, and the people who belong to no other case. Nobody can bring them back.
retention-person-loss = Lost are the person's name, date of birth and places in households. Nobody can bring them back. What people wrote about the person is not searched.
retention-personal-loss = Lost are the personal note and what was said about wellbeing, for both of you. Nobody can bring them back. What was said about cases stays.
retention-loss-stays = What stays: that it was erased, on which day, by whom and why. Write no name into the reason.
retention-form = Erase { $code }
retention-code-again = Type the code again
retention-reason = Reason, without names
retention-done = { $records ->
    [one] Erased: { $records } record. Backups made until now still hold it.
   *[other] Erased: { $records } records. Backups made until now still hold them.
}
retention-done-files = { $records ->
    [one] Erased: { $records } record. The store's files and backups may still hold it.
   *[other] Erased: { $records } records. The store's files and backups may still hold them.
}
