# The words of --help: headings and frames, each command, its arguments, the options of every command, names of values.
help-usage = Ulanylyşy
help-commands = Buýruklar
help-arguments = Argumentler
help-options = Parametrler
help-everywhere = Her buýruk bilen
help-usually = [adatça { $value }]
help-possible = [şulardan biri: { $values }]

# proposed
command-goldaw = Ýerlerdäki durmuş işgärleriniň superwiziýasy, terminalda. Buýruk berilmese, programmanyň ekranlary açylýar.
command-demo = Oýlanyp tapylan gullugy döretmek we açmak
command-init = Ammar döretmek: etraplar, birinji administrator, parol
command-serve = Ammary bu maşyndaky hemmelere açyk saklamak
command-account = Hasaplary görkezmek we üýtgetmek
command-account-list = Hasaplary görkezmek
command-account-add = Hasap goşmak; onuň paroly soralýar ýa-da GOLDAW_NEW_PASSPHRASE_FILE görkezýän faýldan okalýar
command-account-disable = Hasaby mundan beýläk girizmezlik
command-account-enable = Ýapylan hasaby ýene girizmek; onuň täze paroly soralýar ýa-da GOLDAW_NEW_PASSPHRASE_FILE görkezýän faýldan okalýar
# proposed
command-account-recover = Administratory dikeltme açary bilen ýene girizmek; açar soralýar ýa-da GOLDAW_RECOVERY_KEY_FILE görkezýän faýldan okalýar
# proposed
command-account-recovery-key = Täze dikeltme açaryny döretmek; öňküsi indi hiç zady açmaýar
command-account-link = Bu maşynyň ulanyjysyny hasap etmek, goldaw serve üçin
command-account-unlink = Bu maşynyň ulanyjysyny mundan beýläk girizmezlik
command-account-users = Bu maşynyň girip bilýän ulanyjylaryny görkezmek
command-account-passphrase = Hasabyň, hasap aýdylmasa öz parolyňy çalyşmak; täzesi soralýar ýa-da GOLDAW_NEW_PASSPHRASE_FILE görkezýän faýldan okalýar
command-agenda = Hünärmen bilen indiki duşuşygyň gün tertibini ýazmak
command-list = Sanawy ýazmak
command-show = Bir ýazgyny doly ýazmak
command-show-case = Işi size görmäge rugsat berlişi ýaly ýazmak
command-import = Başga programmalaryň ýazgylaryny okamak
command-import-partners = Hyzmatdaşlaryň sanawyny okamak: Open Referral (HSDS) jedwelleri bolan CSV faýlly bukja
command-settings = Ýazgylaryň nähili saklanýandygyny görkezmek we aýdylan zady üýtgetmek
command-backup = Ätiýaçlyk nusgany döretmek ýa-da okamak
command-restore = Ätiýaçlyk nusgadan ammar döretmek
command-verify = Hemme zady täzeden okap, nämäniň nädogrudygyny aýtmak
command-keys = Programmanyň düwmeleriniň sanawyny ýazmak
command-help = Buýruk baradaky sahypany görkezmek

option-help-subcommand = Buýruk
option-demo-cases = Ondaky işleriň sany
option-demo-seed = Tötänligiň başlangyç sany
option-demo-no-open = Diňe döretmek
option-init-name = Gullugyň ady; aýdylmadyk zat soralýar
option-init-login = Birinji administratoryň giriş ady
option-init-administrator = Birinji administratoryň ady
option-serve-group = Ulanyjylary girip bilýän ulgam topary; topar aýdylmasa, diňe serweri işledýän ulanyjy girýär
option-serve-key = Ammaryň açary duran faýl, --write-key serediň; bolmasa parol bir gezek soralýar
option-serve-write-key = Diňe ammaryň açaryny täze faýla ýazmak, adamsyz başlanýan serwer üçin
option-serve-status = Diňe ammary açyk saklaýan serweriň ýagdaýyny we kimiň birikdirilendigini aýtmak
option-account-login = Hasabyň giriş ady
option-account-name = Adamyň ady
option-account-role = Wezipesi
# proposed
option-account-specialist = Alnyp barylýan işler kimiňki: belgisi ýa-da kody; specialist wezipesi üçin
option-account-user = Bu maşynyň ulanyjysynyň ady ýa-da belgisi
option-agenda-specialist = Hünärmen: belgisi, kody ýa-da hasabynyň ady
option-list-what = Nämäniň sanawy
option-list-search = Diňe şu tekst boýunça tapylýan zatlar, programmanyň gözlegi ýaly
option-list-specialist = Diňe şu hünärmeniňki: belgisi, kody ýa-da hasabynyň ady
option-list-area = Diňe şu etrabyňky ýa-da welaýatyňky: kod, meselem BAL-TUR ýa-da BAL
option-list-all = Etraplar üçin: hiç kim işlemeýänleri hem
option-list-by = audit üçin: diňe şu hasabyň edenleri, giriş ady boýunça
option-list-case = audit üçin: diňe şu iş baradaky ýazgylar, kody boýunça
option-list-action = audit üçin: diňe şu hereket
option-list-from = audit üçin: diňe şu günden başlap
option-list-until = audit üçin: diňe şu güne çenli
option-show-code = Kody, meselem BAL-TUR-2021-0042
option-import-path = Bukja ýa-da bir CSV faýl
option-import-source = Sanawyň ady: şol bir at bilen import edilen setirler täzelenýär; aýdylmasa bukjanyň ady
option-import-dry-run = Diňe sanamak, hiç zat ýazmazlyk
option-settings-idle-lock-minutes = Düwme basylmasa, programmanyň gulplanýan wagty, minutda; 0 – hiç haçan
option-settings-backup-hour = Serweriň şol günki ätiýaçlyk nusgany döredip başlaýan sagady, 0-dan 23-e çenli
option-settings-no-daily-backup = Ätiýaçlyk nusga öz-özünden döredilmeýär
option-settings-backups-kept = Iň könesi aýrylýança ammaryň bukjasynda saklanýan ätiýaçlyk nusgalaryň sany
option-settings-case-years = Ýapylandan soň iş pozulmaga teklip edilýänçä saklanýan ýyllaryň sany
# proposed
option-settings-personal-part-years = Duşuşykdan soň onuň şahsy bölümi pozulmaga teklip edilýänçä saklanýan ýyllaryň sany; muny diňe onuň degişli superwizory we hünärmeni görýär
option-backup-file = Faýl ýa-da ony goýmaly bukja; aýdylmasa ammaryň öz bukjasy, onda iň täzeleri galýar
option-backup-replace = Häzir şol ady göterýän faýly aýyrmak
option-backup-check = Diňe şu ätiýaçlyk nusgany ahyryna çenli okap, onda nämäniň bardygyny aýtmak
option-restore-file = Ätiýaçlyk nusga
option-restore-replace = Ol ýerdäki ammary gyra süýşürmek we žurnalyndaky nusgadan täze zatlary gaýtalamak
option-restore-journal = Onuň ýerine şu bukjadaky žurnaly almak
option-verify-repair = Ygtybarly düzedip bolýan zady düzetmek we näme edilendigini aýtmak

option-store = Ammaryň bukjasy; bolmasa GOLDAW_STORE görkezýäni
option-socket = Serweriň soketi; bolmasa ammaryň bukjasyndaky, eger serwer şol ýerde diňleýän bolsa
option-language = Dil; bolmasa GOLDAW_LANG görkezýäni
option-theme = Programmanyň görnüşi; bolmasa GOLDAW_THEME görkezýäni
option-today = Şu gün diýlip alynýan gün; görkezme nusgadan başga ýerde diňe okamak üçin
option-account = Kim bolmaly, görkezme nusgada
option-unmask = Atlary doly görkezmek, şu sebäp bilen; ol gözegçilik ýazgylaryna ýazylýar
option-format = Jogaby nähili ýazmaly
option-help = Şu sahypany görkezmek
option-version = Programmanyň haýsy görnüşdigini görkezmek

# proposed
value-options = PARAMETRLER
# proposed
value-command = BUÝRUK
# proposed
value-dir = BUKJA
# proposed
value-path = ÝOL
# proposed
value-file = FAÝL
# proposed
value-language = DIL
# proposed
value-looks = GÖRNÜŞ
# proposed
value-date = GÜN
# proposed
value-name = AT
# proposed
value-reason = SEBÄP
# proposed
value-format = FORMAT
# proposed
value-n = N
# proposed
value-text = TEKST
# proposed
value-specialist = HÜNÄRMEN
# proposed
value-area = ETRAP
# proposed
value-login = GIRIŞ_ADY
# proposed
value-administrator = AT
# proposed
value-user = ULANYJY
# proposed
value-role = WEZIPE
# proposed
value-what = NÄME
# proposed
value-code = KOD
# proposed
value-action = HEREKET
