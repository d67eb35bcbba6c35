# The caseload, and the search over all cases.
caseload-title = Caseload
caseload-all = Cases
caseload-about = The cases of one specialist, or all that you may see. Type after / to search in code, headline, area, partners and names, in any of three spellings; a name is found from its first three letters on. An exclamation mark stands at what is too long ago or too late. The line at the bottom says why the selected case is where it is.
caseload-search = Code, headline, name
caseload-found = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
caseload-counts = { $open } open, { $high } high
caseload-order = showing { $count } ({ $filter }), by { $sort }
caseload-sort = Sort by
caseload-filter = Show
caseload-choice = Which
caseload-case = Case
caseload-headline = Headline
caseload-risk = Risk
caseload-child = Child
caseload-contact = Contact
caseload-due = Next due
caseload-due-first = first
caseload-due-assess = assess
caseload-due-plan = plan
caseload-due-review = review
caseload-due-promise = promise
caseload-due-help = help
caseload-due-contact = contact
caseload-due-answer = answer
caseload-due-action = action
caseload-talked = Talked
caseload-refs = Refs
caseload-who = Whose
caseload-reason = Why it is here
caseload-household = { $people ->
    [one] { $people } person
   *[other] { $people } people
}{ $children ->
    [0] {""}
    [one] , { $children } child
   *[other] , { $children } children
}
caseload-row-restricted = (restricted)
caseload-restricted = This case is open to named people only. Ask the coordinator if you need to see it.
caseload-empty = No open case here.
caseload-empty-filter = No case here is in “{ $filter }”. f shows others.
caseload-not-found = Nothing found for “{ $text }”. A part of the code, of the headline or of an area is enough; of a name its first three letters.
