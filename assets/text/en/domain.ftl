# The words of the records: what each value of an enumeration is called, why a line is on the agenda, and what is wrong with something that was entered.

## Who does what

role-supervisor = supervisor
role-coordinator = coordinator
role-specialist = specialist
role-administrator = administrator

experience-new = new
experience-standard = standard
experience-senior = senior

band-low = low
band-normal = normal
band-high = high
band-over = over capacity

## Cases and people

risk-high = high
risk-medium = medium
risk-low = low
risk-none = not set

case_kind-individual = one person
case_kind-family = family

case_status-open = open
case_status-closed = closed
case_status-transferred = given to another service
case_status-duplicate = registered twice

assistance-one_time = one-time assistance
assistance-long_term = long-term support

target_group-family_with_children = family with children in a difficult life situation
target_group-without_parental_care = children without parental care
target_group-leaving_care = young people leaving residential care
target_group-child_with_disability = family of a child with a disability
target_group-violence = violence against women
target_group-newborn_at_risk = newborn at risk, teenage pregnancy
target_group-adolescent_justice = adolescents and criminal justice
target_group-parental_addiction = parents with addictions
target_group-adult_with_disability = adult with a disability
target_group-lonely_elderly = lonely elderly people
target_group-chronic_disease = people with a chronic disease

closure-no_longer_requires_support = support is no longer needed
closure-moved = moved away
closure-refused = refused further help
closure-no_longer_meets_criteria = no longer meets the criteria
closure-died = died
closure-missing = cannot be found
closure-other = another reason

sex-female = female
sex-male = male
sex-unknown = not recorded

age-child = child
age-adult = adult
age-elderly = elderly
age-unknown = age not known

relation-focus = the case is about
relation-mother = mother
relation-father = father
relation-spouse = husband or wife
relation-child = son or daughter
relation-sibling = brother or sister
relation-grandparent = grandparent
relation-relative = relative
relation-other = not related

## Work on a case

achievement-open = open
achievement-achieved = reached
achievement-partially_achieved = reached in part
achievement-not_achieved = given up

approval-not_asked = not asked for
approval-pending = waits for approval
approval-approved = approved
approval-rejected = sent back

help_kind-collecting_documents = collecting documents
help_kind-accompanying = accompanying to an institution
help_kind-processing_documents = documents for disability or treatment
help_kind-finding_specialist = finding a lawyer, a doctor
help_kind-counselling = counselling

medium-home_visit = home visit
medium-office = at the centre
medium-phone = phone
medium-elsewhere = elsewhere
medium-message = message

due-first_contact = first contact
due-assessment = assessment
due-plan = plan
due-plan_review = plan review
due-follow_up = promised contact
due-help = planned help
due-contact = contact
due-answer = partner's answer
due-action = action

action_status-open = open
action_status-done = done
action_status-dropped = dropped

action_owner-specialist = specialist
action_owner-supervisor = supervisor

## Referrals and partner organisations

service_status-active = active
service_status-inactive = not offered now
service_status-defunct = no longer exists
service_status-temporarily_closed = closed for a time

referral_status-draft = draft
referral_status-active = active
referral_status-completed = help confirmed
referral_status-revoked = given up
referral_status-entered_in_error = entered by mistake

attempt-draft = draft
attempt-requested = sent
attempt-received = received
attempt-accepted = accepted
attempt-in_progress = in progress
attempt-on_hold = on hold
attempt-rejected = refused
attempt-completed = done, says the partner
attempt-failed = failed
attempt-cancelled = called off
attempt-entered_in_error = entered by mistake

waits-decision = decision
waits-confirmation = confirmation
waits-us = us
waits-partner = partner
waits-nobody = closed

channel-phone = phone
channel-paper = paper
channel-email = e-mail
channel-in_person = in person

move-send = send
move-receive = received
move-accept = accepted
move-start = begun
move-hold = put on hold
move-resume = goes on
move-reject = refused
move-complete = done
move-fail = failed
move-cancel = call off
move-entered_in_error = entered by mistake
move-promise = promised
move-no_reply = no reply

referral_decision-new_attempt = try another partner
referral_decision-send_back = ask the same partner again
referral_decision-serve_in_house = give the help ourselves
referral_decision-accept_denial = accept the refusal

activity-programme = group programme
activity-event = community event
activity-training = training

## Supervision

session_kind-individual = individual
session_kind-group = group
session_kind-ad_hoc = because something happened

session_status-planned = planned
session_status-held = held
session_status-signed = signed
session_status-cancelled = cancelled

depth-continues = reviewed, plan continues
depth-note = note
depth-decision = decision

audit-created = store made
audit-logged_in = logged in
audit-login_failed = login failed
audit-opened = opened
audit-unmasked = names shown
audit-changed = changed
audit-signed = signed
audit-imported = imported
audit-exported = exported
audit-refused = refused
audit-backed_up = backup made
audit-restored = brought back from a backup
audit-locked = screen locked
audit-unlocked = screen unlocked
audit-disabled = account disabled
audit-enabled = account enabled
audit-passphrase_changed = passphrase changed
audit-recovered = recovered
audit-erased = erased

## The rules of the agenda, as short tags on a case in a list

rule-check_in = check-in
rule-action_overdue = action late
rule-action_open = action open
rule-flagged = flagged
rule-high_risk_silent = no contact, high
rule-risk_raised = risk raised
rule-urgent_referral = urgent answer late
rule-plan_approval = approve plan
rule-referral_decision = decide referral
rule-closure_requested = decide closing
rule-first_contact_overdue = first contact late
rule-assessment_overdue = assessment late
rule-plan_overdue = plan late
rule-plan_review_overdue = plan review late
rule-follow_up_overdue = promise late
rule-help_overdue = help late
rule-referral_response_late = answer late
rule-referral_no_first_contact = partner not begun
rule-referral_no_move = referral stuck
rule-referral_unconfirmed = help unconfirmed
rule-silent = no contact
rule-child_unseen = child not seen
rule-plan_unchanged = plan unchanged
rule-one_time_too_long = one-time too long
rule-not_discussed = not talked about
rule-new_case = new
rule-ready_to_close = ready to close
rule-risk_unrated = risk not set
rule-due_soon = due soon
rule-workload = workload
rule-learning = learning
rule-next_date = next date

## Why a line is on the agenda

reason-check_in = how are things: the week, wellbeing
reason-action_overdue = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}{ $carried ->
    [0] {""}
   *[other] , carried { $carried } times
}: { $text }
reason-action_open = due { $due }{ $carried ->
    [0] {""}
   *[other] , carried { $carried } times
}: { $text }
reason-flagged = flagged { $day }: { $text }
reason-high_risk_silent = high risk, no contact recorded for { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-risk_raised = risk raised { $day }
reason-urgent_referral = urgent, answer { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}: { $need }
reason-plan_approval = plan of { $day } waits for approval
reason-closure_requested = closing asked for { $day }
reason-referral_decision = { $status } { $day }, decide what next: { $need }
reason-first_contact_overdue = no first contact recorded, { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}
reason-assessment_overdue = no assessment, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
} (due { $due })
reason-plan_overdue = no support plan, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
} (due { $due })
reason-plan_review_overdue = plan not reviewed, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
} (due { $due })
reason-follow_up_overdue = contact promised by { $due } not recorded
reason-help_overdue = planned help not given, was due { $due }
reason-referral_response_late = answer { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}: { $need }
reason-referral_no_first_contact = accepted { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}, not begun (limit { $limit }): { $need }
reason-referral_no_move = no move for { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit }): { $need }
reason-referral_unconfirmed = done { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}, ask the person (limit { $limit }): { $need }
reason-silent = no contact recorded for { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-never_reached = no contact recorded since registration, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-child_unseen = child last seen { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago (limit { $limit })
reason-child_never_seen = no child seen since registration, { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-plan_unchanged = plan unchanged for { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-one_time_too_long = one-time assistance for { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-not_discussed = not talked about for { $days ->
    [one] { $days } day
   *[other] { $days } days
} (limit { $limit })
reason-new_case = new in this caseload since { $day }
reason-ready_to_close = all goals reached: close it?
reason-risk_unrated = no risk set since { $day }
reason-due_soon = { $what } due { $day }
reason-workload = { $points ->
    [one] { $points } point
   *[other] { $points } points
} of { $capacity }: { $band }
reason-learning = learning, training, what went well
reason-next_date = next session { $day }

## What is wrong with something that was entered, and what would be right

problem-text-too-long = This text has { $bytes } bytes; the most is { $limit }. Shorten it.
problem-number-outside = { $number } is outside what is possible here: { $least } to { $most }.
problem-text-control = This text holds a control character, which nobody would see. Delete it, or type the text again.
problem-text-missing = Something has to be written here.
problem-day-outside = This day lies outside the years { $first } to { $last }. Look at the year.
problem-day-missing = A day has to be named here.
problem-contact-ahead = A contact cannot lie ahead. Enter a day up to { $today }.
problem-contact-nobody-seen = Somebody is seen only in a contact that was made face to face. Take the names out, or change how the contact was made.
problem-referral-empty = This referral has no partner yet. Choose one first.
problem-move-illegal = “{ $move }” is not possible here: the referral stands at “{ $status }”.
problem-move-ahead = A move cannot lie ahead. Enter a day up to { $today }.
problem-move-before-last = The move before this one was on { $last }. Enter that day or a later one.
problem-nothing-to-decide = Nothing waits for a decision here: no partner refused, and nothing failed.
problem-partner-missing = Another attempt needs a partner. Choose whom to ask.
problem-partner-same = This is the service that just refused. Choose another, or ask the same partner again.
problem-day-before-move = This day lies before the move itself. Enter { $day } or a later one.
problem-consent-missing = The person has not agreed to be referred. Ask for consent, or give the reason why it is sent without.
problem-service-not-active = The service is marked “{ $status }”. Choose another, or give the reason why it is asked all the same.
problem-erase-open = Case { $code } is open, and only closed cases are erased. Close it first.
problem-erase-person = This person can't be erased from here, and nothing was changed. A person is erased by somebody who may open all that is recorded about the person, and only once every case of the person's is closed.
problem-erase-personal-early = This personal part is kept until { $day }, and nothing was erased. Until then the two of you rely on it.
problem-erase-code = What was typed is not { $code }, so nothing was erased. Type it again.
problem-case-not-open = This is possible in an open case only; this one is marked “{ $status }”.
problem-referrals-open = { $count ->
    [one] { $count } referral is not closed yet. Close it
   *[other] { $count } referrals are not closed yet. Close them
} first, or give the reason why the case is closed all the same.
problem-not-completed = Help can be confirmed only after the partner said that it is done.
problem-session-empty = Nothing was entered in this session. Talk about a case, agree on an action or write a note first.
problem-in-case = { $case }: { $problem }
problem-action-past = An action cannot be due before the session. Choose { $day } or a later day.
problem-wellbeing = Wellbeing is a number from 1 (bad) to 5 (good), or nothing.
problem-next-session-past = The next session has to be after this one. Choose a later day.
problem-wait-past = Waiting ends on a day that is over. Choose a day after the session.
problem-risk-elsewhere = { $case }: the risk was set to { $risk } elsewhere after this was written; it was { $before } here. What is written is kept. Leave the session and open it again: it shows the risk as it is now, to decide about it anew.
problem-risk-taken-back = A risk that was set once is not taken back. Choose high, medium or low, or leave it as it is.
problem-wait-too-long = At this level of risk ({ $risk }) a line may wait until { $latest } at most.

## What was erased, and where somebody may still be named

erased-case = case
erased-person = person
erased-personal_part = personal part
place-household = in the household
place-seen = seen at a contact
place-file = file
place-assessment = assessment
place-plan = plan
place-help = help
place-contact = contact
place-referral = referral
place-action = action
place-supervision = supervision
