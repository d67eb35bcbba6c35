# The words of the records: what each value of an enumeration is called, why a line is on the agenda, and what is wrong with something that was entered.

## Who does what

# proposed
role-supervisor = superwizor
# proposed
role-coordinator = utgaşdyryjy
role-specialist = hünärmen
# proposed
role-administrator = administrator

# proposed
experience-new = täze
# proposed
experience-standard = tejribeli
# proposed
experience-senior = uly tejribeli

# proposed
band-low = az
# proposed
band-normal = kadaly
# proposed
band-high = köp
# proposed
band-over = kadadan artyk

## Cases and people

# proposed
risk-high = ýokary
# proposed
risk-medium = orta
# proposed
risk-low = pes
risk-none = kesgitlenmedik

case_kind-individual = bir adam
case_kind-family = maşgala

# proposed
case_status-open = açyk
# proposed
case_status-closed = ýapyk
case_status-transferred = başga gulluga berlen
case_status-duplicate = iki gezek hasaba alnan

# proposed
assistance-one_time = bir gezeklik kömek
# proposed
assistance-long_term = uzak möhletli goldaw

target_group-family_with_children = kyn durmuş ýagdaýyna düşen çagaly maşgala
target_group-without_parental_care = ene-atasyndan mahrum galan çagalar
# proposed
target_group-leaving_care = internat edaralaryndan çykýan ýaşlar
target_group-child_with_disability = maýyplygy bolan çagaly maşgala
target_group-violence = zenanlara garşy zorluk
# proposed
target_group-newborn_at_risk = howp astyndaky bäbek, ýetginjek göwrelilik
# proposed
target_group-adolescent_justice = ýetginjekler we jenaýat adalaty
# proposed
target_group-parental_addiction = zyýanly endikleri bolan ene-atalar
target_group-adult_with_disability = maýyplygy bolan uly ýaşly adam
# proposed
target_group-lonely_elderly = ýalňyz ýaşy uly adamlar
# proposed
target_group-chronic_disease = dowamly keseli bolan adamlar

closure-no_longer_requires_support = goldaw indi gerek däl
closure-moved = başga ýere göçdi
closure-refused = mundan beýläkki kömekden ýüz öwürdi
closure-no_longer_meets_criteria = indi talaplara laýyk gelmeýär
closure-died = aradan çykdy
closure-missing = tapylmaýar
closure-other = başga sebäp

sex-female = zenan
sex-male = erkek
sex-unknown = ýazylmadyk

age-child = çaga
age-adult = uly ýaşly
# proposed
age-elderly = ýaşy uly
age-unknown = ýaşy belli däl

relation-focus = iş bu adam hakynda
relation-mother = ejesi
relation-father = kakasy
relation-spouse = adamsy ýa-da aýaly
relation-child = ogly ýa-da gyzy
relation-sibling = dogany
# proposed
relation-grandparent = atasy ýa-da enesi
relation-relative = garyndaşy
relation-other = garyndaş däl

## Work on a case

achievement-open = açyk
achievement-achieved = ýetildi
achievement-partially_achieved = bölekleýin ýetildi
achievement-not_achieved = el çekildi

approval-not_asked = soralmady
approval-pending = tassyklanmagyna garaşylýar
approval-approved = tassyklandy
approval-rejected = yzyna gaýtaryldy

# proposed
help_kind-collecting_documents = resminama toplamak
# proposed
help_kind-accompanying = edara ugratmak (bile gitmek)
# proposed
help_kind-processing_documents = maýyplyk ýa-da bejergi üçin resminamalar
help_kind-finding_specialist = aklawçy, lukman tapmak
help_kind-counselling = maslahat bermek

medium-home_visit = öýe barmak
medium-office = merkezde
medium-phone = telefon
medium-elsewhere = başga ýerde
medium-message = habar

# proposed
due-first_contact = ilkinji gatnaşyk
due-assessment = baha bermek
due-plan = meýilnama
due-plan_review = meýilnama seretmek
# proposed
due-follow_up = berlen wada
# proposed
due-help = meýildäki kömek
due-contact = aragatnaşyk
due-answer = hyzmatdaşyň jogaby
# proposed
due-action = tabşyryk

action_status-open = açyk
# proposed
action_status-done = ýerine ýetirildi
action_status-dropped = ýatyryldy

action_owner-specialist = hünärmen
# proposed
action_owner-supervisor = superwizor

## Referrals and partner organisations

service_status-active = hereket edýär
service_status-inactive = häzir hödürlenmeýär
service_status-defunct = indi ýok
service_status-temporarily_closed = wagtlaýyn ýapyk

# proposed
referral_status-draft = garalama
referral_status-active = dowam edýär
referral_status-completed = kömek tassyklandy
referral_status-revoked = el çekildi
referral_status-entered_in_error = ýalňyş girizildi

# proposed
attempt-draft = garalama
attempt-requested = iberildi
attempt-received = alyndy
# proposed
attempt-accepted = kabul edildi
attempt-in_progress = dowam edýär
attempt-on_hold = togtadyldy
# proposed
attempt-rejected = ret edildi
attempt-completed = tamamlandy diýildi
attempt-failed = bolmady
attempt-cancelled = ýatyryldy
attempt-entered_in_error = ýalňyş girizildi

waits-decision = karar
waits-confirmation = tassyklama
waits-us = biz
waits-partner = hyzmatdaş
waits-nobody = ýapyk

channel-phone = telefon
channel-paper = kagyz
channel-email = e-poçta
channel-in_person = ýüzbe-ýüz

move-send = ibermek
move-receive = alyndy
# proposed
move-accept = kabul edildi
move-start = başlandy
move-hold = togtadyldy
move-resume = dowam edýär
# proposed
move-reject = ret edildi
move-complete = tamamlandy
move-fail = bolmady
move-cancel = ýatyrmak
move-entered_in_error = ýalňyş girizildi
move-promise = wada berildi
move-no_reply = jogap ýok

referral_decision-new_attempt = başga hyzmatdaşdan soramak
referral_decision-send_back = şol hyzmatdaşdan gaýtadan soramak
referral_decision-serve_in_house = kömegi özümiz bermek
referral_decision-accept_denial = ret jogabyny kabul etmek

# proposed
activity-programme = topar maksatnamasy
# proposed
activity-event = jemgyýetçilik çäresi
activity-training = okuw

## Supervision

# proposed
session_kind-individual = ikiçäk
session_kind-group = toparlaýyn
# proposed
session_kind-ad_hoc = bolup geçen waka sebäpli

session_status-planned = meýilleşdirildi
session_status-held = geçirildi
session_status-signed = gol çekildi
session_status-cancelled = ýatyryldy

depth-continues = seredildi, meýilnama dowam edýär
depth-note = bellik
depth-decision = karar

# proposed
audit-created = ammar döredildi
audit-logged_in = girdi
audit-login_failed = girip bilmedi
audit-opened = açdy
audit-unmasked = atlary görkezdi
audit-changed = üýtgetdi
audit-signed = gol çekdi
# proposed
audit-imported = import etdi
# proposed
audit-exported = eksport etdi
# proposed
audit-refused = ret edildi
# proposed
audit-backed_up = ätiýaçlyk nusga etdi
# proposed
audit-restored = ätiýaçlyk nusgadan dikeltdi
audit-locked = ekrany gulplady
audit-unlocked = ekranyň gulpuny açdy
# proposed
audit-disabled = hasaby ýapdy
# proposed
audit-enabled = hasaby açdy
# proposed
audit-passphrase_changed = paroly çalyşdy
# proposed
audit-recovered = dikeltdi
audit-erased = pozdy

## The rules of the agenda, as short tags on a case in a list

# proposed
rule-check_in = hal-ahwal
rule-action_overdue = tabşyryk gijikdi
rule-action_open = açyk tabşyryk
# proposed
rule-flagged = bellenen
rule-high_risk_silent = aragatnaşyk ýok, ýokary
# proposed
rule-risk_raised = howp ýokarlandy
rule-urgent_referral = gyssagly jogap gijikdi
rule-plan_approval = meýilnamany tassyklamaly
# proposed
rule-referral_decision = ugrukdyrma boýunça karar
rule-closure_requested = ýapmak barada karar
rule-first_contact_overdue = ilkinji aragatnaşyk gijikdi
rule-assessment_overdue = baha bermek gijikdi
rule-plan_overdue = meýilnama gijikdi
rule-plan_review_overdue = meýilnama seretmek gijikdi
rule-follow_up_overdue = wada gijikdi
rule-help_overdue = kömek gijikdi
rule-referral_response_late = jogap gijikdi
rule-referral_no_first_contact = hyzmatdaş başlamady
# proposed
rule-referral_no_move = ugrukdyrma süýşmeýär
rule-referral_unconfirmed = kömek tassyklanmady
rule-silent = aragatnaşyk ýok
rule-child_unseen = çaga görülmedi
rule-plan_unchanged = meýilnama üýtgemedi
# proposed
rule-one_time_too_long = bir gezeklik kömek uzaga çekdi
rule-not_discussed = gürrüň edilmedi
rule-new_case = täze
rule-ready_to_close = ýapmaga taýýar
# proposed
rule-risk_unrated = howp kesgitlenmedi
rule-due_soon = möhleti golaý
# proposed
rule-workload = iş ýüki
rule-learning = okuw
rule-next_date = indiki sene

## Why a line is on the agenda

# proposed
reason-check_in = hal-ahwal: hepde, özüňi duýuş
reason-action_overdue = { $days } gün gijikdi{ $carried ->
    [0] {""}
   *[other] , { $carried } gezek geçirildi
}: { $text }
reason-action_open = möhleti { $due }{ $carried ->
    [0] {""}
   *[other] , { $carried } gezek geçirildi
}: { $text }
# proposed
reason-flagged = bellenen { $day }: { $text }
# proposed
reason-high_risk_silent = howp ýokary, { $days } günden bäri aragatnaşyk ýazylmady (çäk { $limit })
# proposed
reason-risk_raised = howp ýokarlandy { $day }
reason-urgent_referral = gyssagly, jogap { $days } iş güni gijikdi: { $need }
reason-plan_approval = meýilnama { $day }: tassyklanmagyna garaşylýar
reason-closure_requested = ýapmak soraldy { $day }
reason-referral_decision = { $status } { $day }, indi näme etmeli: { $need }
reason-first_contact_overdue = ilkinji aragatnaşyk ýazylmady, { $days } iş güni gijikdi
reason-assessment_overdue = zerurlyklara baha berilmedi, { $days } gün gijikdi (möhleti { $due })
# proposed
reason-plan_overdue = goldaw meýilnamasy ýok, { $days } gün gijikdi (möhleti { $due })
reason-plan_review_overdue = meýilnama seredilmedi, { $days } gün gijikdi (möhleti { $due })
reason-follow_up_overdue = wada berlen aragatnaşyk ýazylmady, möhleti { $due }
reason-help_overdue = meýilleşdirilen kömek berilmedi, möhleti { $due }
reason-referral_response_late = jogap { $days } iş güni gijikdi: { $need }
# proposed
reason-referral_no_first_contact = { $days } gün öň kabul edildi, başlanmady (çäk { $limit }): { $need }
reason-referral_no_move = { $days } günden bäri süýşmeýär (çäk { $limit }): { $need }
reason-referral_unconfirmed = { $days } gün öň tamamlandy, adamdan soraň (çäk { $limit }): { $need }
reason-silent = { $days } günden bäri aragatnaşyk ýazylmady (çäk { $limit })
reason-never_reached = hasaba alnaly bäri aragatnaşyk ýazylmady, { $days } gün (çäk { $limit })
reason-child_unseen = çaga soňky gezek görlen güni { $day }, { $days } gün öň (çäk { $limit })
reason-child_never_seen = hasaba alnaly bäri çaga görülmedi, { $days } gün (çäk { $limit })
reason-plan_unchanged = meýilnama { $days } günden bäri üýtgemedi (çäk { $limit })
# proposed
reason-one_time_too_long = bir gezeklik kömek { $days } günden bäri dowam edýär (çäk { $limit })
reason-not_discussed = { $days } günden bäri gürrüň edilmedi (çäk { $limit })
reason-new_case = bu hünärmende täze, { $day } bäri
reason-ready_to_close = ähli maksada ýetildi: ýapmalymy?
# proposed
reason-risk_unrated = howp { $day } bäri kesgitlenmedi
reason-due_soon = { $what }, möhleti { $day }
# proposed
reason-workload = { $points } bal, mümkinçilik { $capacity }: { $band }
# proposed
reason-learning = okuw, türgenleşik, näme gowy boldy
reason-next_date = indiki duşuşyk { $day }

## What is wrong with something that was entered, and what would be right

problem-text-too-long = Bu tekst { $bytes } baýt; iň köp { $limit } baýt bolup biler. Ony gysgaldyň.
problem-number-outside = { $number } bu ýerde bolup biljek çäkden çykýar: { $least } – { $most }.
# proposed
problem-text-control = Bu tekstde hiç kime görünmeýän dolandyryjy belgi bar. Ony pozuň ýa-da teksti täzeden ýazyň.
problem-text-missing = Bu ýere bir zat ýazmaly.
problem-day-outside = Bu gün mümkin bolan ýyllardan daşda: { $first } – { $last }. Ýyly barlaň.
problem-day-missing = Bu ýerde güni görkezmeli.
problem-contact-ahead = Aragatnaşyk geljekde bolup bilmez. Iň giçki gün: { $today }.
problem-contact-nobody-seen = Adam diňe ýüzbe-ýüz aragatnaşykda görülýär. Atlary aýryň ýa-da aragatnaşygyň görnüşini üýtgediň.
# proposed
problem-referral-empty = Bu ugrukdyrmanyň entek hyzmatdaşy ýok. Ilki birini saýlaň.
# proposed
problem-move-illegal = “{ $move }” bu ýerde mümkin däl. Ugrukdyrmanyň ýagdaýy: “{ $status }”.
problem-move-ahead = Bu ädim geljekde bolup bilmez. Iň giçki gün: { $today }.
problem-move-before-last = Mundan öňki ädimiň güni: { $last }. Şol güni ýa-da soňrakysyny giriziň.
problem-nothing-to-decide = Bu ýerde karara garaşýan zat ýok: hiç bir hyzmatdaş ret etmedi we hiç zat şowsuz bolmady.
problem-partner-missing = Täze synanyşyk üçin hyzmatdaş gerek. Kimden soraljakdygyny saýlaň.
problem-partner-same = Ýaňy ret eden hyzmat hut şu. Başgasyny saýlaň ýa-da şol hyzmatdaşdan gaýtadan soraň.
problem-day-before-move = Bu gün ädimiň özünden öň. Iň irki gün: { $day }.
# proposed
problem-consent-missing = Adam ugrukdyrylmaga razylyk bermedi. Razylyk soraň ýa-da näme üçin razylyksyz iberilýändigini ýazyň.
problem-service-not-active = Hyzmatyň belligi: “{ $status }”. Başgasyny saýlaň ýa-da näme üçin şonda-da soralýandygyny ýazyň.
problem-erase-open = { $code } işi açyk, diňe ýapyk işler pozulýar. Ilki ony ýapyň.
problem-erase-person = Bu adamy şu ýerden pozup bolmaýar, hiç zat üýtgedilmedi. Adamy diňe ol barada ýazylan zatlaryň hemmesini açyp bilýän işgär pozup biler, şonda-da diňe şol adamyň ähli işi ýapylandan soň.
# proposed
problem-erase-personal-early = Bu şahsy bölüm { $day } çenli saklanýar, hiç zat pozulmady. Şoňa çenli ikiňiz hem oňa bil baglaýarsyňyz.
problem-erase-code = Ýazylan zat { $code } däl, şonuň üçin hiç zat pozulmady. Ony täzeden ýazyň.
problem-case-not-open = Bu diňe açyk işde mümkin; bu işiň belligi: “{ $status }”.
# proposed
problem-referrals-open = { $count } ugrukdyrma entek ýapylmady. Ilki şony ýapyň ýa-da işiň näme üçin şonda-da ýapylýandygyny ýazyň.
problem-not-completed = Kömegi diňe hyzmatdaş tamamlandy diýenden soň tassyklap bolýar.
problem-session-empty = Bu duşuşyga hiç zat girizilmedi. Ilki bir iş barada gürrüň ediň, tabşyryk belläň ýa-da bellik ýazyň.
problem-in-case = { $case }: { $problem }
problem-action-past = Tabşyrygyň möhleti duşuşykdan öň bolup bilmez. Iň irki gün: { $day }.
# proposed
problem-wellbeing = Özüňi duýuş 1 (erbet) bilen 5 (gowy) aralygyndaky san, ýa-da boş galdyrylýar.
problem-next-session-past = Indiki duşuşyk şundan soň bolmaly. Soňrak bir güni saýlaň.
problem-wait-past = Garaşmak eýýäm geçen günde gutarýar. Duşuşykdan soňky bir güni saýlaň.
# proposed
problem-risk-elsewhere = { $case }: bu ýazylandan soň howp başga ýerde “{ $risk }” diýlip bellendi; bu ýerde “{ $before }” boldy. Ýazylan zat saklandy. Duşuşykdan çykyp, ony täzeden açyň: ol howpuň häzirki derejesini görkezer, şonda täzeden karar berersiňiz.
# proposed
problem-risk-taken-back = Bir gezek bellenen howp yzyna alynmaýar. Ýokary, orta ýa-da pes diýip saýlaň, ýa-da bolşy ýaly galdyryň.
# proposed
problem-wait-too-long = Howpuň bu derejesinde ({ $risk }) iň giç { $latest } çenli garaşyp bolýar.

## What was erased, and where somebody may still be named

erased-case = iş
erased-person = adam
# proposed
erased-personal_part = şahsy bölüm
# proposed
place-household = öý hojalygynda
place-seen = aragatnaşykda görlen
# proposed
place-file = iş kagyzlary
place-assessment = zerurlyklara baha bermek
place-plan = meýilnama
place-help = kömek
place-contact = aragatnaşyk
# proposed
place-referral = ugrukdyrma
place-action = tabşyryk
# proposed
place-supervision = superwiziýa
