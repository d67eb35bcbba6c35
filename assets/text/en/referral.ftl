# The list of referrals.

referrals-title = Referrals
referrals-about = Referrals that are not closed, by whose turn it is; urgent ones and late answers come first. “Late” counts the working days since the partner should have answered; “Due” is the day that was promised or by which the answer is due. Left and right go from section to section.
referrals-summary = { $count ->
        [one] { $count } referral is open
       *[other] { $count } referrals are open
    }{ $late ->
        [0] , no answer is late.
        [one] , { $late } answer is late.
       *[other] , { $late } answers are late.
    }
referrals-none = No referral is open. A new one is begun from its case.
referrals-decision = Refused or failed, decide what next: { $count }
referrals-confirmation = Done, says the partner; ask the person: { $count }
referrals-us = Our turn, to send or to answer: { $count }
referrals-partner = The partner’s turn: { $count }
referrals-closed = Closed: { $count }
referrals-case = Case
referrals-need = Need
referrals-need-plain = { $need }
referrals-need-urgent = urgent: { $need }
referrals-asked = Partner
referrals-stands = Stands at
referrals-stands-since = { $status } since { $day }
referrals-since = Since
referrals-due = Due
referrals-late = Late
referrals-risk = Risk
referrals-specialist = Specialist
referrals-whose = Whose referrals
referrals-everybody = everybody’s

# One referral.

referral-title = Referral
referral-title-of = Referral of { $code }
referral-about = One referral: the need, whose turn it is, the safe way to the person, how to reach the partner, and everything that happened, the newest first. At the bottom stands what can be recorded now. A referral is closed only when the person has confirmed the help.
referral-risk = risk { $risk }
referral-turn-decision = Waits for a decision: { $status } on { $day }
referral-turn-confirmation = Waits for the person’s word: done since { $day }, says the partner.
referral-turn-draft = Our turn: a draft, not sent yet.
referral-turn-us = Our turn: on hold since { $day } until we answer.
referral-turn-late = ! The partner’s turn: the answer is { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    } late (due { $day }).
referral-turn-answer = The partner’s turn: the answer is due by { $day }
referral-turn-partner = The partner’s turn: { $status } since { $day }
referral-turn-closed = Closed: { $status }.
referral-safe-long = ! There is more: read it in the case.
referral-no-phone = No phone number is known
referral-ask-for = ask for { $name }
referral-happened = What happened
referral-attempt = { $number }. { $partner }: { $status }
referral-written = written
referral-confirmed = help arrived
referral-confirmed-content = help was good
referral-day = Day
referral-what = What
referral-why = Why, what was said
referral-named-day = Until
referral-said-by = Said by
referral-channel = By
referral-entered-by = Entered by
referral-entry = { $day } { $what }
referral-entry-said-by = said by { $name }
referral-entry-named-day = day named: { $day }
referral-entry-by = entered by { $name }
referral-entry-at = { $moment }
referral-offered = What can be recorded now
referral-decide = What next?
referral-decision = Decision
referral-saved = Saved.
referral-consent-gone = Consent was withdrawn.

# Its forms.

referral-form-move = { $partner }: { $what }
referral-form-day = Day
referral-form-channel = By
referral-form-on-behalf-of = Who said it
referral-form-reason = Why, what was said
referral-form-first-meeting = First meeting
referral-form-next-meeting = Next meeting
referral-form-goes-on = Goes on by
referral-form-promised = Promised for
referral-form-next-try = Next try
referral-form-turn = Waits for
referral-form-turn-us = us
referral-form-turn-partner = the partner
referral-form-override-reason = Why sent all the same
referral-form-rationale = Why
referral-form-confirm = What the person says about the help
referral-form-medium = Asked how
referral-form-received = Did the help arrive?
referral-form-satisfied = Was it good?
referral-form-note = What was said
referral-form-no-letters = Nothing written must be sent to this person. Ask in the safe way that stands above.
referral-form-not-received = Say what happened instead; the referral will wait for a decision.

# Asking a partner.

asking-title-start = New referral
asking-title-again = Ask another partner
asking-about = Type a part of the partner’s name, of what it does or of a service, and choose with the arrows. The form that follows says what help is needed. Nothing is sent before the form is saved.
asking-whom = Whom to ask
asking-query = Find
asking-partner = Partner
asking-service = Service
asking-status = Remark
asking-phone = Phone
asking-none = No partner matches. Type less, or another word.
asking-consent = Consent given on { $day }.
asking-no-consent = ! No consent is recorded: give a reason to send it all the same, or keep it as a draft.
asking-form = Ask { $partner }
asking-need = What help is needed
asking-urgent = Urgent
asking-send-by = Send
asking-keep-draft = not yet, keep as a draft
asking-send-next = The new attempt is a draft. Send it next.
