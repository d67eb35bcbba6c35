# The supervision session.
session-title = Session
session-about = The weekly session. Go through the places on the left; on the right stands what happened since you last spoke of a case. One key says how deep you talk about it: = the plan continues, n a note, d a decision. Everything is kept while you type; nothing stands in a case file before you sign.
session-opening = Opening the session…
session-entered = { $cases } of { $of } cases
session-kept = kept { $time }
session-not-kept = NOT KEPT
session-resumed = Begun { $moment }, not signed yet: you go on where you stopped.
session-kept-elsewhere = This session is written in a second place too (kept { $moment }). Both texts are kept.
session-signed-meanwhile = The session was signed meanwhile. What you wrote differently stands here, as a new session.
session-other-taken = You go on with the other text. Yours stays kept; you are asked again when you come back.
session-yours-kept = What you wrote stays kept: opened again, it stands as a new session.
session-held-before = Held { $moment }, not signed yet: its text is still open.

## The places on the left
session-check-in = check-in
session-actions = actions
session-general = learning
session-next = next
session-tag-decide = decide
session-short-high = high
session-short-medium = med
session-short-low = low

## Which file is written
session-case-file = CASE FILE of { $case }
session-personal = PERSONAL · for you and { $specialist } only
session-general-file = SESSION · workload, learning; nothing personal
session-actions-head = Actions
session-next-head = Next session
session-case-gone = no longer in this caseload

## The sheets
session-wellbeing = Wellbeing
session-wellbeing-last = 1 bad, 5 good; last { $answers }
session-wellbeing-never = 1 bad, 5 good; not asked so far
session-personal-note = Note
session-general-note = Note
session-situation = Situation
session-analysis = Analysis
session-risk = Risk
session-risk-unchanged = unchanged
session-risk-was = was { $risk }
session-decision = Decision
session-rationale = Rationale

## A case since one last spoke of it
session-at-risk = risk { $risk }
session-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
session-last = last
session-asked = asked now:
session-label-today = Today
session-label-safe = Safe contact
session-label-agreed = Agreed
session-label-open = Open
session-label-next = Day
session-asked-nothing = nothing asks for this case now
session-never-discussed = not talked about so far
session-discussed = { $day } talked about, nothing decided
session-decided = { $day } { $decision }
session-actions-none = no open action besides those of cases
session-not-complete = not complete yet
session-risk-now = risk { $after }, was { $before }
session-waits = waits until { $day }: { $reason }

## What the quick keys say
session-continues = { $case }: last contact { $day }, the plan continues
session-taken-back = { $case }: taken back, nothing is entered.
session-has-text = { $case } has a text already; it stays as it is.
session-ask-contact = { $case }: the plan continues. Record a contact now?
session-last-contact = The last contact recorded was { $day }, too long ago for this risk.
session-no-contact = No contact is recorded so far.
session-no-open-action = No action is open here.

## The short forms
session-action-title = Action for { $case }
session-action-title-loose = Action that concerns no case
session-action-text = What
session-action-owner = Who
session-action-due = By
session-wait-title = Let { $case } wait (empty: it waits no longer)
session-wait-until = Wait until
session-wait-reason = Because
session-drop-title = Drop: { $text }
session-drop-why = Why
session-next-title = Next session
session-next-on = Day
session-next-proposed = { $day } is proposed; Enter agrees on it or another day
session-choose-done = Which action is done?
session-choose-drop = Which action is dropped?
session-choose-action = Action

## Signing
session-closing = End the session
session-closing-how = How
session-closing-head = What will be signed
session-sign-now = Sign: the text freezes
session-hold = Keep it held, sign another day
session-go-to-missing = Go to what is missing in { $case }
session-label-signed = Signed
session-label-missing = Missing
session-label-open-cases = Not yet
session-sum-cases = { $cases } of { $of } cases talked about
session-sum-depths = { $decisions ->
    [one] { $decisions } decision
   *[other] { $decisions } decisions
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, { $continues ->
    [one] { $continues } plan continues
   *[other] { $continues } plans continue
}
session-sum-changes = { $risks ->
    [one] { $risks } risk changed
   *[other] { $risks } risks changed
}, { $waiting ->
    [one] { $waiting } case waits
   *[other] { $waiting } cases wait
}
session-sum-actions = { $actions ->
    [one] { $actions } new action
   *[other] { $actions } new actions
}, { $ended } done or dropped
session-sum-open = { $cases }: urgent or wants a decision, not talked about
session-sum-next = next session { $day }
session-sum-no-next = no next session agreed
session-incomplete = { $case }: { $field }
session-signed = Signed. The decisions stand in the case files.
session-kept-held = Kept as held, not signed.
