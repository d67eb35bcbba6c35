# The names of the columns and fields that the command line writes for people.

# proposed
column-account = hasap
# proposed
column-achievement = ýetilen netije
# proposed
column-action = näme edildi
# proposed
column-actions = tabşyryklar
# proposed
column-active = soňky işi
# proposed
column-activity = çäreler
# proposed
column-age = ýaşy
# proposed
column-age_at_registration = hasaba alnandaky ýaşy
# proposed
column-age_group = ýaş topary
# proposed
column-agreed_on = ylalaşylan güni
# proposed
column-analysis = seljerme
# proposed
column-approval = tassyklama
# proposed
column-area = etrap
# proposed
column-area_name_en = etrabyň iňlisçe ady
# proposed
column-area_name_ru = etrabyň rusça ady
# proposed
column-area_name_tk = etrabyň türkmençe ady
# proposed
column-assessments = zerurlyklara baha bermeler
# proposed
column-assistance = kömegiň görnüşi
# proposed
column-assured_on = tassyklanan güni
# proposed
column-at = haçan
# proposed
column-attempt_status = ýagdaýy
# proposed
column-attempts = synanyşyklar
# proposed
column-attendance = gatnaşanlar
# proposed
column-audit = gözegçilik ýazgylary
# proposed
column-audit_entries = gözegçilik ýazgylary
# proposed
column-backup = ätiýaçlyk nusga
# proposed
column-backup_hour = nusga (sagatdan)
# proposed
column-backups_kept = saklanýan nusgalar
# proposed
column-band = iş ýüki
# proposed
column-birth_date = doglan güni
# proposed
column-by = möhleti
# proposed
column-bytes_gone_on = doly pozulan güni
# proposed
column-caregiver = ideg edýän
# proposed
column-carried = geçirildi
# proposed
column-case = işler
# proposed
column-case_code = iş
# proposed
column-case_codes = işler
# proposed
column-case_item = duşuşyklardaky işler
# proposed
column-case_years = işiň saklanýan ýyllary
# proposed
column-changed = üýtgedilen
# proposed
column-child_last_seen_on = çaga soňky görlen güni
# proposed
column-child_unseen = çaga köpden bäri görülmedi
# proposed
column-children = çagalar
# proposed
column-closure = ýapylyşy
# proposed
column-closure_requested_on = ýapmak soralan güni
# proposed
column-code = kod
# proposed
column-command = buýruk
# proposed
column-commits = üýtgetmeler
# proposed
column-commits_from_backup = nusgadan alnan üýtgetmeler
# proposed
column-commits_from_journal = žurnaldan alnan üýtgetmeler
# proposed
column-confirmed_on = tassyklanan güni
# proposed
column-connected = birikdirilenler
# proposed
column-consent_on = razylyk berlen güni
# proposed
column-contact = aragatnaşyklar
# proposed
column-contacts = aragatnaşyklar
# proposed
column-context = nirede
# proposed
column-counter = sanaýjylar
# proposed
column-created_on = döredilen güni
# proposed
column-days = gün
# proposed
column-days_late = gijikme, gün
# proposed
column-decided_on = karar güni
# proposed
column-decision = karar
# proposed
column-deferrals = garaşdyrylýanlar
# proposed
column-depth = çuňlugy
# proposed
column-description = beýany
# proposed
column-directory_entry = sanawlaryň beýleki setirleri
# proposed
column-disability = maýyplyk
# proposed
column-disabled = ýapylan
# proposed
column-due_on = möhleti
# proposed
column-dues = möhletler
# proposed
column-ended_on = tamamlanan güni
# proposed
column-erased_on = pozulan güni
# proposed
column-faults = näsazlyklar
# proposed
column-file = faýl
# proposed
column-flags = bellikler
# proposed
column-focal_person = habarlaşmaly adam
# proposed
column-from = başy
# proposed
column-given_on = berlen güni
# proposed
column-goals = maksatlar
# proposed
column-header = baş ýazgy
# proposed
column-headline = gysgaça beýan
# proposed
column-help = kömek
# proposed
column-history = taryhy
# proposed
column-hours = iş wagty
# proposed
column-household = öý hojalygy
# proposed
column-idle_lock_minutes = gulplanýança, minut
# proposed
column-index_rows = görkezijileriň setirleri
# proposed
column-initials = baş harplary
# proposed
column-item = bent
# proposed
column-journal = žurnal
# proposed
column-journal_bytes = žurnal, baýt
# proposed
column-kept_aside = öňküsiniň saklanýan ýeri
# proposed
column-kept_without_parent = esasy ýazgysyz saklandy
# proposed
column-keys = düwmeler
# proposed
column-kind = görnüşi
# proposed
column-last_backup = soňky nusga
# proposed
column-last_backup_file = nusganyň faýly
# proposed
column-last_commit = soňky üýtgetme
# proposed
column-last_commit_at = haçan
# proposed
column-last_contact_on = soňky aragatnaşyk
# proposed
column-last_discussed_on = soňky gürrüň
# proposed
column-last_move_on = soňky ädim
# proposed
column-last_seen_on = soňky görlen güni
# proposed
column-last_session_on = soňky duşuşyk
# proposed
column-last_try_on = soňky synanyşyk
# proposed
column-locked = gulply
# proposed
column-login = giriş ady
# proposed
column-made = amala aşdy
# proposed
column-medium = nähili
# proposed
column-membership = öý hojalygynyň agzalary
# proposed
column-message = habar
# proposed
column-missing = dikeldilmedik
# proposed
column-name = ady
# proposed
column-name_en = iňlisçe ady
# proposed
column-name_ru = rusça ady
# proposed
column-name_tk = türkmençe ady
# proposed
column-named_day = hyzmatdaşyň aýdan güni
# proposed
column-need = zerurlyk
# proposed
column-needs = zerurlyklar
# proposed
column-new = täze
# proposed
column-next_backup = indiki nusga
# proposed
column-next_contact_by = indiki aragatnaşyk möhleti
# proposed
column-next_due = nämäniň möhleti
# proposed
column-next_due_on = ýakyn möhlet
# proposed
column-next_on = indiki
# proposed
column-next_session_on = indiki duşuşyk
# proposed
column-no_calls_home = öýe jaň etmeli däl
# proposed
column-no_letters = hat ibermeli däl
# proposed
column-note = bellik
# proposed
column-number = belgisi
# proposed
column-on = güni
# proposed
column-on_behalf_of = kimiň adyndan
# proposed
column-open_cases = açyk işler
# proposed
column-open_referrals = açyk ugrukdyrmalar
# proposed
column-owned_since = haçandan bäri alyp barýar
# proposed
column-owner = kim edýär
# proposed
column-partner = hyzmatdaş
# proposed
column-partner_service = hyzmatdaşlaryň hyzmatlary
# proposed
column-people = adamlar
# proposed
column-person = adamlar
# proposed
column-personal_part_years = şahsy bölümiň saklanýan ýyllary
# proposed
column-phone = telefon
# proposed
column-plan = meýilnama
# proposed
column-potential = mümkinçilikler
# proposed
column-preferences = şahsy sazlamalar
# proposed
column-previous_specialist = öňki hünärmen
# proposed
column-provider = kim kömek edýär
# proposed
column-raised = näme üçin gün tertibinde
# proposed
column-raised_by = esaslary
# proposed
column-rank = orny
# proposed
column-rationale = esaslandyrma
# proposed
column-read = okaldy
# proposed
column-reason = sebäbi
# proposed
column-recorded_at = ýazylan wagty
# proposed
column-records = ýazgylar
# proposed
column-referral = ugrukdyrmalar
# proposed
column-referrals = ugrukdyrmalar
# proposed
column-refused = ret edildi
# proposed
column-region = welaýat
# proposed
column-registered_on = hasaba alnan güni
# proposed
column-relation = garyndaşlygy
# proposed
column-removed = aýrylan köneler
# proposed
column-repeated = gaýtalanan
# proposed
column-request = haýyş
# proposed
column-requested_on = soralan güni
# proposed
column-resolved_on = aýrylan güni
# proposed
column-resources = serişdeler
# proposed
column-respond_by = jogap möhleti
# proposed
column-restricted = çäklendirilen
# proposed
column-restriction_reason = çäklendirmegiň sebäbi
# proposed
column-reviewed_on = gözden geçirilen güni
# proposed
column-risk = howp
# proposed
column-risk_after = soňky howp
# proposed
column-risk_before = öňki howp
# proposed
column-risks = howp derejeleri
# proposed
column-role = wezipesi
# proposed
column-rule = düzgün
# proposed
column-rules = düzgünler
# proposed
column-safe_contact = howpsuz aragatnaşyk
# proposed
column-satisfied = kömek etdi
# proposed
column-saved_drafts = saklanan garalamalar
# proposed
column-seen = görlenler
# proposed
column-seen_alone = ýeke görlenler
# proposed
column-service = hyzmat
# proposed
column-session = duşuşyklar
# proposed
column-sex = jynsy
# proposed
column-silent = köpden bäri aragatnaşyk ýok
# proposed
column-since = haçandan bäri
# proposed
column-situation = ýagdaý
# proposed
column-sound = abat
# proposed
column-source = çeşmesi
# proposed
column-specialist = hünärmen
# proposed
column-specialist_name = hünärmeniň ady
# proposed
column-specialists = hünärmenler
# proposed
column-standing = işleriň ýagdaýy
# proposed
column-status = ýagdaýy
# proposed
column-store = ammar
# proposed
column-store_bytes = ammar, baýt
# proposed
column-strengths = güýçli taraplary
# proposed
column-supervision = superwiziýa
# proposed
column-supervisor = superwizor
# proposed
column-system_user = maşynyň ulanyjylary
# proposed
column-table = jedwel
# proposed
column-target_groups = maksatly toparlar
# proposed
column-text = tekst
# proposed
column-to = soňy
# proposed
column-unchanged = üýtgemedik
# proposed
column-until = haçana çenli
# proposed
column-urgent = gyssagly
# proposed
column-user = ulanyjy
# proposed
column-valid_from = güýje giren güni
# proposed
column-valid_to = güýjüniň soňky güni
# proposed
column-version = görnüşi
# proposed
column-wait_reason = garaşmagyň sebäbi
# proposed
column-wait_until = garaşmagyň möhleti
# proposed
column-waiting = garaşýan soraglar
# proposed
column-waits_for = garaşylýan
# proposed
column-way = howpsuz usul
# proposed
column-weaknesses = gowşak taraplary
# proposed
column-what = näme
# proposed
column-whole = bitin
# proposed
column-working_days_late = gijikme, iş güni
# proposed
column-workload = iş ýüki, bal
