# What the office says: refusals, rules of its own, the history of a case, verification.

office-not-found = Siziň üçin beýle ýazgy ýok.
# proposed
office-not-found-hint = Kody barlaň. Ol başga topara degişli bolsa, utgaşdyryjydan soraň.
office-case-erased = { $code } işi pozuldy: { $day }. Ondan diňe kody galdy.
office-conflict = Şol wagtda bu ýazgyny başga biri üýtgetdi, şonuň üçin hiç zat ýatda saklanmady. Tekstiňiz şu ýerde dur.
office-conflict-hint = Ýazgyny täzeden açyp, näme üýtgändigine serediň, soň ýene bir gezek saklaň.
office-settings-conflict = Şol wagtda sazlamalary başga biri üýtgetdi, şonuň üçin siziňki ýatda saklanmady.
office-session-signed = Şol wagtda bu duşuşyga başga ýerde gol çekildi; gol çekilen zat indi üýtgemeýär. Hiç zat ýatda saklanmady.
office-session-twice = Bu duşuşyk iki ýerde ýazyldy, iki tekst hem saklanýar (beýlekisi { $moment }). Haýsysy dowam etdirilýär?
conflict-by = Üýtgeden: { $who }, { $moment }.
conflict-theirs = Häzirki
conflict-mine = Siziňki
conflict-other = Beýlekisi
conflict-this = Şu
conflict-same = Ikisinde-de birmeňzeş
conflict-nothing = hiç zat
conflict-throw-away = Beýleki teksti hemişelik taşlamalymy? Ony hiç kim yzyna getirip bilmez. Şu tekst bolşy ýaly galýar.
conflict-value = { $value }
conflict-what = Näme
conflict-named-day = Aýdylan gün
conflict-ended-on = Gutaran güni
conflict-of-case = { $case }: { $field }
# proposed
conflict-depth = Näçe çuň
conflict-actions = Tabşyryklar
conflict-general-note = Iş ýüki, okuw
conflict-personal-note = Şahsy bellik
# proposed
office-restricted = Bu iş diňe ady görkezilen adamlara açyk. Görmek gerek bolsa, utgaşdyryja ýüz tutuň.
office-no-randomness = Ulgam tötänleýin san bermeýär, şonuň üçin hiç zat ýatda saklanmady.
office-too-many-drafts = Bu tekst garalama edilmedi: sizde ýatda saklanmadyk tekstler rugsat berlen iň köp möçbere ýetdi. Ol entek öz formasynda dur.
office-too-many-drafts-hint = “Şu hepde” ekranynda ýatda saklanmadyk diýlip görkezilenleriň käbirini saklaň ýa-da taşlaň, soň şu ýerde dowam ediň.
office-account-disabled = Bu hasap ýapyk. Administratora ýüz tutuň.
office-no-account = Beýle atly hasap ýok.
office-not-a-demonstration = Muny diňe görkezme nusgada edip bolýar.
office-service-exists = Bu ammarda eýýäm gulluk bar. Hiç zat üýtgedilmedi.
office-recovery-exists = Bu gullugyň eýýäm dikeltme açary bar. Ony goldaw account recovery-key çalyşýar.
office-recover-administrator = Beýle giriş adly administrator ýok. Dikeltme açary diňe administratory girizýär.
office-recovery-key-not-shown = Täze dikeltme açaryny görkezip bolmady, şonuň üçin ol hiç zady açmaýar; öňki bar bolsa, ammary şol öňküsi ýaly açýar. Sebäbi: { $reason }.
office-recovery-key-not-shown-hint = Okap biljek ýeriňizde soraň: goldaw account recovery-key
office-recovery-key-not-set = Ýaňy görkezilen dikeltme açaryny ammaryň baş ýazgysyna goýup bolmady: täzesi edilýänçä öňküsiniň kagyzyny hem saklaň. { $reason }
office-passphrase-not-set = Hasap barada girizilen zat ýatda saklandy, ýöne onuň parolyny goýup bolmady. { $reason }
office-passphrase-not-set-hint = Şoňa çenli hasap girip bilmeýär: paroly “goldaw account passphrase { $login }” goýýar.
office-slot-left = Hasap ýapyldy we kabul edilmez, ýöne onuň parolyny ammaryň baş ýazgysyndan aýryp bolmady. { $reason }
office-slot-left-hint = Ýene bir gezek ediň: goldaw account disable { $login }
# proposed
office-trail-waits = Gözegçilik ýazgylaryna girizilmän şeýle köp zat okaldy welin, indi başga zat görkezilmeýär. Ýatda saklananlar abat.
office-trail-waits-hint = Diskde ýer boşadyň: ilki garaşýanlar ýazylýar, soň okamak dowam edýär.
office-role-may-not = Siziň wezipäňiz muny etmäge rugsat bermeýär. Hiç zat üýtgedilmedi.
office-unmask-reading = Atlar diňe okalýan zatda görkezilýär, üýtgedilende däl. Hiç zat üýtgedilmedi.
office-unmask-unrecorded = Bu ammary häzir diňe okap bolýar, ady doly gören adam bolsa gözegçilik ýazgylaryna girizilmeli. Atlar baş harplar bolup galýar.
office-locked = Goldaw gulply. Ilki paroly beriň.
office-not-locked = Goldaw gulply däl.
office-does-not-lock = Görkezme nusgada goralmaly zat ýok we ol gulplanmaýar.
office-another-account = Bu giriş ady indi başga hasap. Çykyp, täzeden başlaň.
office-another-day = --today bilen bu ammar diňe okamak üçin. Hiç zat üýtgedilmedi.
office-another-day-hint = Bir zat üýtgetmek üçin --today aýryň.
office-unknown-system-user = Bu maşynyň { $number } belgili ulanyjysy bu gullugyň hasaby däl. Ony administrator `goldaw account link` bilen hasaba birikdirýär.
office-daily-backup-failed = Gündelik ätiýaçlyk nusgany edip bolmady ({ $at }), ol özi täzeden synanyşýar: { $why }
office-account-needs-demonstration = Siziň kimdigiňizi serwer ulgamdan bilýär; --account diňe görkezme nusgalar üçin.
office-user-left-out = Administrator siziň bu hasap bilen girmek hukugyňyzy yzyna aldy. Hiç zat edilmedi.
office-server-backup = Serwer ätiýaçlyk nusgalary diňe öz ammarynyň bukjasynda saklaýar. Faýly görkezmäň we iň täzesini şol ýerden göçüriň.
office-nobody-chosen = Ilki kimdigiňizi saýlaň.

history-registered = hasaba alyndy
history-reassigned = başga hünärmene berildi
history-closed = ýapyldy: { $reason }
# proposed
history-risk_set = bellenen howp: { $risk }
history-assessed = zerurlyklara baha berildi
# proposed
history-planned = goldaw meýilnamasy ylalaşyldy, görnüşi { $version }
history-helped = kömek berildi: { $kind }
history-contact_made = aragatnaşyk: { $medium }{ $seen ->
        [0] {""}
       *[other] , görlen: { $seen }
    }
history-contact_tried = synanyşyk şowsuz: { $medium }
# proposed
history-referral_moved = ugrukdyrma “{ $need }”: { $move }
# proposed
history-referral_decided = ugrukdyrma “{ $need }”, karar: { $decision }
# proposed
history-referral_confirmed = ugrukdyrma “{ $need }”: kömegi adam tassyklady
# proposed
history-discussed = superwiziýada gürrüň edildi: { $depth }

history-case = iş
# proposed
history-risk = howp
history-plan = meýilnama
history-help = kömek
history-contact = aragatnaşyk
# proposed
history-referral = ugrukdyrma
# proposed
history-supervision = superwiziýa

verify-audit-broken = Gözegçilik ýazgylarynyň yzygiderliligi bozulan, ýazgy { $number }: bir ýazgy üýtgedilen, goşulan ýa-da aýrylan.
verify-audit-cut = Gözegçilik ýazgylary bolmaly ýerinde gutarmaýar: ahyrynda ýazgylar ýetmeýär.
verify-case-unreadable = Iş { $case }: ýazgylary ýok ýa-da okap bolmaýar.
verify-standing-differs = Sanawlardaky maglumat ýazgylardan tapawutlanýar: { $case }.

problem-too-many-rows = Bir gezekde { $limit } setirden köp.
problem-area-unknown = Beýle etrap ýa-da welaýat ýok: “{ $area }”. goldaw list areas --all olary görkezýär.
problem-login-missing = Giriş ady boş. Gysga at beriň, mysal üçin gozel.
problem-login-characters = Giriş adynda diňe latyn ýa-da kiril harplary, sanlar we - _ . @ ' bolup biler. Gysga at beriň, mysal üçin gozel.
problem-login-scripts = Giriş adynda latyn we kiril harplary garyşyk, olaryň käbiri birmeňzeş görünýär. Ony ikisiniň birinde ýazyň.
problem-login-long = Giriş adynda { $count } belgiden köp bar. Gysgarak beriň.
problem-login-taken = Beýle hasap eýýäm bar: “{ $login }”.
problem-account-specialist = Hünärmeniň hasabynda hünärmen görkezilýär; beýleki hasaplarda görkezilmeýär.
problem-last-administrator = Bu iň soňky administrator. Ilki başgasyny goşuň, ýogsam hasaplary hiç kim dolandyryp bilmez.
problem-passphrase-short = Parol gaty gysga: oňa azyndan { $count } belgi gerek. Biri-birine dahyly bolmadyk dört söz ýatda ýeňil galýar.
problem-passphrase-repeated = Parol bir zady gaýtalaýar ýa-da dürli belgileri az. Biri-birine dahyly bolmadyk sözleri alyň.
problem-passphrase-name = Parol giriş adyna ýa-da ada gaty meňzeş. Olara dahyly bolmadyk sözler goşuň.
problem-passphrase-date = Parol senä gaty meňzeş. Oňa dahyly bolmadyk sözler goşuň.
problem-passphrase-keyboard = Parol düwmeleriň, elipbiýiň ýa-da sanlaryň tertibine görä gidýär. Biri-birine dahyly bolmadyk sözleri alyň.
problem-passphrase-common = Parol ilki bilen synanyşylýan parollaryň biri ýa-da şoňa meňzeş. Biri-birine dahyly bolmadyk sözleri alyň.
problem-recovery-key-length = Dikeltme açarynda 28 harp we san bar, dörtden ýedi topar. Bir toparyň galdyrylmandygyny we iki gezek ýazylmandygyny barlaň.
problem-recovery-key-character = Dikeltme açarynda bolmaýan bir belgi bar. Onda sanlar we I, L, O, U harplaryndan başga A–Z harplary bolýar.
problem-recovery-key-typo = Bu dikeltme açarynda ýalňyş bar: ony kagyz bilen topar-topar deňeşdiriň. Onuň bilen hiç zat synanyşylmady.
problem-session-ahead = Duşuşyk geljekde; şu gün { $today }.
problem-session-signed = Bu duşuşyga gol çekildi; onuň teksti indi üýtgemeýär.
problem-action-ended = Bu tabşyryk eýýäm gutardy.
problem-action-dropped-why = Tabşyrygyň näme üçin ýatyrylýandygyny ýazyň.

sort-need = bize garaşýanlar
# proposed
sort-risk = howp
sort-last_contact = soňky aragatnaşyk
sort-child_seen = çaga soňky gezek görlen
sort-next_due = indiki möhlet
sort-code = kod
filter-open = açyk
# proposed
filter-high_risk = howpy ýokary
# proposed
filter-overdue = möhleti geçen ýa-da sessiz
# proposed
filter-with_referral = ugrukdyrmaly
filter-closed = ýapyk
filter-all = hemmesi

# The kinds of request, as they stand in the audit trail and in the table of who may what.
# proposed
request-retention_review = saklanyş möhletlerine seretmek
request-erase_case = işi pozmak
request-person_places = adamyň nirede ýazylandygyny görmek
request-erase_person = adamy pozmak
# proposed
request-personal_review = karara garaşýan şahsy bölümler
# proposed
request-erase_personal = şahsy bölümi pozmak
request-forget_bytes = pozulan zady ýatdan çykarmak
request-me = men kim
# proposed
request-accounts = hasaplar
request-log_in = girmek
request-lock = ekrany gulplamak
request-unlock = ekranyň gulpuny açmak
request-this_week = şu hepde
# proposed
request-caseload = alnyp barylýan işler
request-case = iş
request-since_last_spoke = soňky gürrüňden bäri
request-session = duşuşyk
# proposed
request-keep_draft = garalama saklamak
request-drafts = ýazylyp, ýatda saklanmadyk
request-drop_draft = taşlanan tekst
request-hold_session = duşuşygy ýazmak
request-sign_session = duşuşyga gol çekmek
# proposed
request-agenda = gün tertibi
request-record_contact = aragatnaşyk ýazmak
request-end_action = tabşyrygy tamamlamak
# proposed
request-referrals = ugrukdyrmalar
# proposed
request-referral = ugrukdyrma
# proposed
request-start_referral = ugrukdyrma başlamak
# proposed
request-move_referral = ugrukdyrmanyň ädimini ýazmak
# proposed
request-decide_referral = ugrukdyrma boýunça karar bermek
request-confirm_referral = kömegi adam bilen tassyklamak
request-partners = hyzmatdaş saýlamak
# proposed
request-list_cases = işleriň, adamlaryň, aragatnaşyklaryň, ugrukdyrmalaryň, duşuşyklaryň, tabşyryklaryň sanawy
request-list_service = hünärmenleriň, hyzmatdaşlaryň, hyzmatlaryň, etraplaryň, çäreleriň sanawy
request-list_accounts = hasaplaryň sanawy
request-import_directory = hyzmatdaşlaryň sanawyny import etmek
request-add_account = hasap goşmak
request-enable_account = hasaby açmak
request-disable_account = hasaby ýapmak
request-set_passphrase = parol goýmak
request-write_key_file = serwer üçin açary ýazmak
request-system_users = maşynyň haýsy ulanyjylary girip bilýändigini görmek
request-link_user = maşynyň ulanyjysyny hasaba birikdirmek
request-unlink_user = maşynyň ulanyjysyny indi girizmezlik
request-set_preference = dili we görnüşi saýlamak
request-set_safekeeping = gulpy, nusgalary we saklanyşy sazlamak
# proposed
request-backup = ätiýaçlyk nusga
# proposed
request-restore = ätiýaçlyk nusgadan dikeltmek
request-administration = gullugyň saklanyşy
# proposed
request-audit = gözegçilik ýazgylary
request-verify = barlamak
request-watch = beýlekileriň üýtgedýän zadyny we kimiň bardygyny görmek
request-unmask = atlary doly görkezmek
# proposed
request-new_recovery_key = dikeltme açaryny çalyşmak
# proposed
request-recover = dikeltme açary bilen girmek
request-set_up = gullugy döretmek
request-load = görkezme nusgany ýüklemek

backup-writing = Ätiýaçlyk nusga ýazylýar: { $done } MiB
backup-checking = Ätiýaçlyk nusga okalýar: { $done } / { $total } MiB
backup-filling = Ammar döredilýär: { $done } / { $total } MiB
backup-following = Žurnaldan dowam edilýär, üýtgetme: { $commits }
