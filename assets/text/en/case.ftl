# A whole case: its head and its parts.
case-title = Case
case-about = The whole case, in nine parts: Tab, the arrows or the numbers 1 to 9 go from part to part. How the person is reached safely stands above all of them.
case-people = { $people ->
    [one] 1 person
   *[other] { $people } people
}{ $children ->
    [0] {""}
    [one] , 1 child
   *[other] , { $children } children
}
case-risk = risk { $risk }
case-safe = Safe contact: { $safe }

part-overview = overview
part-household = household
part-assessment = assessment
part-plan = plan
part-help = help
part-contacts = contacts
part-referrals = referrals
part-supervision = supervision
part-history = history

# Overview.
case-due = Due
case-nothing-due = Nothing is due.
case-was-due = { $what }, was due { $days ->
    [one] yesterday
   *[other] { $days } days ago
}
case-due-today = { $what }, today
case-due-in = { $what }, { $days ->
    [one] tomorrow
   *[other] in { $days } days
}
case-promised = Promised
case-holds = What holds
case-safe-contact = Safe contact
case-child-seen = last seen { $day }
case-risk-label = Risk
case-risk-since = { $risk } since { $day }: { $reason }
case-decided = Decided { $day }
case-flagged = Flagged { $day }
case-waits = Waits { $day }
case-closure-requested = open, closing was asked for { $day }
case-file = The case
case-headline = Headline
case-status = Status
case-closed = { $status } { $day }, { $reason }
case-registered = Registered
case-area = Area
case-kind = Kind
case-for = Service for
case-restricted = Restricted

# Household.
case-no-household = Nobody is recorded in this household yet.
case-age = { $age ->
    [0] under 1 year
    [one] 1 year
   *[other] { $age } years
}
case-caregiver = cares for the children
case-disability = disability
case-consent = consent { $day }
case-no-consent = no consent
case-seen = last seen { $day }
case-never-seen = not seen yet

# Needs assessment.
case-no-assessment = There is no needs assessment yet.
case-assessed = Needs assessment of { $day }
case-strengths = Strengths
case-weaknesses = Weaknesses
case-potential = Potential
case-resources = Resources
case-needs = Needs

# Individual support plan.
case-no-plan = There is no individual support plan yet.
case-plan = Individual support plan, version { $version }, agreed { $agreed }, reviewed { $reviewed }
case-approval = Approval
case-goals = Goals
case-goals-reached = { $reached } of { $goals } reached
case-by = by { $day }
case-provider = helps

# Help.
case-no-help = No help is planned or given yet.

# Contacts.
case-no-contacts = No contact is recorded yet. c records the first.
case-contact-made = { $medium }
case-contact-tried = tried without success: { $medium }
case-seen-people = seen: { $people }
case-seen-alone = seen alone: { $people }
case-someone = somebody who no longer lives here

# Referrals.
case-no-referrals = Nobody was asked for help yet. r begins a referral.
case-referral-need = Asked for
case-referral-partner = Partner
case-referral-status = Status
case-referral-waits = Waits for
case-referral-asked = Asked
case-referral-late = Late
case-referral-days = { $days } wd

# Supervision entries.
case-no-supervision = This case was not talked about in a signed session yet.
case-raised = Raised by
case-situation = Situation
case-analysis = Analysis
case-decision = Decision
case-risk-changed = { $before }, now { $after }
case-waits-until = Waits until
case-erase-whom = Erase whom?
case-member = Member
