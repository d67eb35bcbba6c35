# What a key does: the footer and the help. At most 14 cells each.
key-help = kömek
key-search = gözleg
key-back = yza
key-home = şu hepde
key-hide = gizlemek
key-show-again = görkezmek
key-lock = gulplamak
key-unlock = gulpy açmak
key-redraw = täzeden çek
key-language = dil
# proposed
key-looks = görnüş
key-quit = çykmak
key-keep-and-quit = saklap çykmak
key-up = ýokary
key-down = aşak
key-page-up = sahypa ýokary
key-page-down = sahypa aşak
key-first = ilkinji setir
key-last = soňky setir
key-open = açmak
# proposed
key-do-this = ýerine ýetir
key-left = çepe
key-right = saga
key-edit = üýtgetmek
key-sort = tertip
# proposed
key-filter = süzgüç
key-session = duşuşyk
key-decide = karar bermek
# proposed
key-referrals = ugrukdyrma
# proposed
key-retention = saklanyş
key-erase = pozmak
key-erase-kept = pozmak
# proposed
key-administration = dolandyryş
key-caseload = işler
# proposed
key-audit = gözegçilik
key-contact = aragatnaşyk
# proposed
key-new-referral = ugrukdyrmak
# proposed
key-since = soňkudan bäri
key-continues = dowam edýär
key-note = bellik
key-wait-until = garaşmak
key-tab-1 = 1-nji bölüm
key-tab-2 = 2-nji bölüm
key-tab-3 = 3-nji bölüm
key-tab-4 = 4-nji bölüm
key-tab-5 = 5-nji bölüm
key-tab-6 = 6-njy bölüm
key-tab-7 = 7-nji bölüm
key-tab-8 = 8-nji bölüm
key-tab-9 = 9-njy bölüm
key-next-case = indiki iş
key-previous-case = öňki iş
key-case-list = sanaw
key-action = tabşyryk
# proposed
key-end-action = tabşyryk boldy
# proposed
key-drop-action = tabş. ýatyrmak
# proposed
key-risk = howp
key-sign = gol çekmek
key-show-names = atlar doly
key-next-field = indiki meýdan
key-previous-field = öňki meýdan
key-save = saklamak
key-discard = taşlamak
key-discard-other = o birini taşla
key-keep-mine = meniňki galsyn
key-take-theirs = olaryňkyny al
key-other-text = başga tekst
key-undo = yza almak
key-redo = gaýtalamak
key-yes = hawa
key-no = ýok
key-record = näme boldy
key-open-case = iş
key-send = ibermek
key-received = alyndy
# proposed
key-accepted = kabul edildi
# proposed
key-refused = ret edildi
key-promised = wada berildi
key-no-reply = jogap ýok
key-begun = başlandy
key-on-hold = togtadyldy
key-goes-on = dowam edýär
key-finished = tamamlandy
key-failed = bolmady
key-call-off = ýatyrmak
key-mistake = ýalňyşlyk
key-help-confirmed = tassyklamak
key-consent-gone = razylyk ýok

# The headings of the help.
context-always = Islendik wagt
context-everywhere = Hemme ýerde
context-hidden = Hemme zat gizlin wagty
context-locked = Ekran gulply wagty
context-lists = Sanawlar
context-reading = Okamak
context-this-week = Şu hepde
# proposed
context-caseload = Alnyp barylýan işler
context-case = Iş
# proposed
context-household = Iş: öý hojalygy
context-since = Soňky gürrüňden bäri
context-session = Duşuşyk
context-session-case = Duşuşyk: bir iş
context-session-quick = Duşuşyk: näçe çuň
context-session-actions = Duşuşyk: tabşyryklar
context-session-list = Duşuşyk: sanaw
context-session-sheet = Duşuşyk: ýazmak
# proposed
context-referrals = Ugrukdyrmalar
# proposed
context-audit = Gözegçilik ýazgylary
# proposed
context-referral = Ugrukdyrma
context-person = Adam
# proposed
context-retention = Saklanyş möhletleri
context-editor = Ýazmak
context-form = Formalar
context-leaving = Formadan çykmak
context-conflict-mine = Iki görnüş, siziňki dowam edip biler
context-conflict-kept = Saklanan iki tekst
context-conflict = Iki görnüş
context-confirm = Soraglar
context-choose = Saýlamak
# proposed
context-menu = Ekranyň kömegi
context-help = Kömek
