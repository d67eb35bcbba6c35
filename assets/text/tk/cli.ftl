# What the command line says beside its answers.

cli-unexpected-answer = Ammar soralan zatdan başga jogap berdi. Hiç zat üýtgedilmedi. Muny habar bermegiňizi haýyş edýäris.
cli-unreadable = { $path } okap bolmaýar: { $reason }.
cli-io = Ulgam ret etdi: { $reason }.
cli-panic = Goldaw öz ýalňyşy sebäpli durdy. Ýatda saklananlar abat. Ony täzeden başlaň; ýene gaýtalansa, näme edendigiňizi we RUST_BACKTRACE=1 bilen görkezilýän zady habar beriň.
cli-unknown-language = GOLDAW_LANG “{ $language }” diýip berlen, bu programmada beýle dil ýok. tk, ru ýa-da en diýip beriň.
# proposed
cli-unknown-theme = GOLDAW_THEME “{ $theme }” diýip berlen, bu programmada beýle görnüş ýok. usual, high_contrast, colour_blind, plain ýa-da slow_line diýip beriň.
cli-no-account-hint = goldaw account list hemmesini görkezýär.
cli-no-home = Ammar üçin bukja belli däl: öý bukjasy ýok. Birini --store ýa-da GOLDAW_STORE bilen görkeziň.
cli-no-csv = Bu jogap sanaw däl, şonuň üçin CSV görnüşinde ýazyp bolmaýar. --format json ýa-da --format table ulanyň.

cli-no-terminal = Goldawyň ekranlaryny çekmek we düwmeleri okamak üçin terminal gerek.
cli-no-terminal-hint = Ony terminalda başlaň. Skriptlerde buýruklary ulanyň: goldaw --help olary görkezýär, goldaw demo --no-open diňe görkezme nusgany döredýär.
cli-first-time = Bu bukjada entek ammar ýok: { $folder }
    1  oýlanyp tapylan gullugy görmek (görkezme nusga)
    2  öz gullugyňyz üçin ammar döretmek
cli-ask-first-time = 1 ýa-da 2 ýazyň; diňe Enter – çykmak:

# proposed
cli-ask-login = Giriş ady:
cli-ask-passphrase = Parol:
cli-ask-passphrase-of = Parol ({ $login }):
cli-ask-own-passphrase = Häzirki parolyňyz:
cli-ask-new-passphrase = Täze parol (azyndan 12 belgi, birnäçe söz iň gowusy):
cli-ask-passphrase-again = Şonuň özi ýene bir gezek:
cli-passphrases-differ = Ikisi deň däl. Täzeden ýazyň.
cli-nothing-entered = Hiç zat girizilmedi, şonuň üçin hiç zat edilmedi.
cli-no-login = Giriş adyny soramaga terminal ýok. GOLDAW_LOGIN we GOLDAW_PASSPHRASE_FILE beriň.
cli-no-passphrase = Paroly soramaga terminal ýok.
cli-no-passphrase-hint = Ony saklaýan faýly GOLDAW_PASSPHRASE_FILE bilen, täzesini GOLDAW_NEW_PASSPHRASE_FILE bilen görkeziň.
cli-passphrase-file-empty = Faýlyň birinji setirinde parol ýok: { $path }.
cli-account-needs-demonstration = Özüňiziň kimdigiňizi diňe görkezme nusgada saýlap bolýar. Hiç zat edilmedi.
cli-account-needs-demonstration-hint = --account aýryň we giriň; terminal ýok ýerde GOLDAW_LOGIN we GOLDAW_PASSPHRASE_FILE bilen.
cli-unrecorded = Disk doly, şonuň üçin häzir okalan zat gözegçilik ýazgylarynda ýok. Ýatda saklananlar abat; diskde ýer boşadyň.

# proposed
cli-ask-service = Gullugyň ady:
cli-ask-administrator = Birinji administratoryň ady:
cli-init-incomplete = Soramaga terminal ýok. --name we --login beriň, parolly faýly GOLDAW_PASSPHRASE_FILE bilen görkeziň.
cli-store-made = Ammar şu bukjada: { $folder }. Onuň paroly hiç ýerde ýazylan däl: onsuz hiç kim ammary okap bilmez.

cli-settings-changed = Sazlamalar üýtgedildi. Şu wagtdan güýjünde.
cli-account-added = { $login } indi girip bilýär.
cli-account-disabled = { $login } indi girip bilmeýär.
# proposed
cli-serving = Ammar şu soketi ulanyp bilýänleriň hemmesine açyk: { $socket }. Ctrl-C bilen tamamlaň; ýatda saklandy diýlen zat saklanandyr.
cli-served = Serwer tamamlandy; soralan zatlaryň hemmesine jogap berildi.
cli-serve-failed = Serwer programmanyň ýalňyşy sebäpli tamamlandy. Ýatda saklandy diýlen zat saklanandyr; ony täzeden başlaň.
cli-not-served = Bu ammary açyk saklaýan serwer ýok.
cli-not-served-hint = `goldaw serve` ony bu maşyndaky hemmelere açyk saklaýar.
cli-serve-is-for-all = Serwer hemmeler üçin: --today we --account diňe girýänler tarapyndan aýdylýar.
cli-no-socket = Soket döredilmedi: { $socket }. Sebäbi: { $reason }. Hiç kim girip bilmez.
# proposed
cli-no-socket-hint = Topar bolmaly we serweri işledýän ulanyjy onda bolmaly; bukja bolmaly we ýazmaga açyk bolmaly; şol ýerde eýýäm bir zat bar bolsa, ol hiç kim diňlemeýän soket bolmaly.
cli-no-socket-handed-over = Ulgamyň hyzmat dolandyryjysynyň beren soketini diňläp bolmaýar: { $reason }. Hiç kim girip bilmez.
cli-no-socket-handed-over-hint = goldaw.socket faýlyndaky ListenStream= soket faýlyny görkezmeli; assets/systemd bukjasynda işleýän nusga bar.
cli-key-written = Bu ammaryň açary indi şu faýlda: { $file }. Kimde bu faýl we ammar bar bolsa, hemme zady okap bilýär: ony diňe gullugyň ulanyjysyna beriň.
cli-no-server = Şu ýerde diňleýän serwer ýok: { $socket }.
cli-no-server-hint = --socket bolmasa, ammary başga hiç kim açmadyk bolsa, bu programma özi açýar.
cli-needs-the-store = Bu ammar serwerde açyk, bu buýruga bolsa ammaryň özi gerek.
# proposed
cli-needs-the-store-hint = Maşyna seredýän adam serweri tamamlap, buýrugy serweri işledýän ulanyjy hökmünde ýerine ýetirip, serweri täzeden başlaýar. systemd bilen: systemctl stop goldaw.socket goldaw.service, ahyrynda systemctl start goldaw.socket. Bolmasa: “goldaw serve” işleýän ýerde Ctrl-C.
cli-user-linked = Bu maşynyň { $user } ulanyjysy indi { $login } hasabydyr. `goldaw serve` arkaly bu ulanyjy parolsyz girýär.
cli-user-unlinked = Bu maşynyň { $user } ulanyjysy indi girmeýär.
cli-no-system-user = Beýle ulanyjy ýok: { $user }.
cli-no-system-user-hint = `id NAME` bu maşynyň kimi tanaýandygyny aýdýar; `goldaw account users` girip bilýänleri görkezýär.
cli-passphrase-set = Täze parol goýuldy: { $login }. Könesi indi geçmeýär.
cli-no-specialist = Beýle hünärmen ýok: { $specialist }.
cli-no-specialist-hint = goldaw list specialists olaryň kodlaryny görkezýär.

cli-demonstration-half-made = Görkezme nusga ahyryna çenli döredilmändi: { $folder }. Ol aýryldy we täzeden döredilýär.
cli-demonstration-taken-back = Oýlanyp tapylan gullugy ahyryna çenli döredip bolmady; döredilen bölegi aýryldy: { $folder }.
cli-demonstration-half-left = Oýlanyp tapylan gullugy ahyryna çenli döredip bolmady, döredilen bölegini hem aýryp bolmady: { $folder }.
cli-demonstration-differs = Bu bukjada başga başlangyç sanly, başga günli ýa-da başga möçberli görkezme nusga bar: { $folder }. Hiç zat üýtgedilmedi.
cli-demonstration-differs-hint = Başga bukjany --store bilen görkeziň ýa-da şuny goldaw --store bilen açyň.
cli-demonstration-progress = Oýlanyp tapylan gulluk döredilýär: { $done } / { $total } iş
cli-demonstration-writing = Oýlanyp tapylan gulluk döredilýär: diske ýazylýar, { $percent } %
cli-demonstration-ready = Görkezme nusga şu bukjada: { $folder }.
cli-demonstration-incomplete = Bu görkezme nusga ahyryna çenli döredilmändir.
cli-demonstration-incomplete-hint = Ony goldaw demo bilen täzeden dörediň.

cli-imported = Import edildi, ady “{ $source }”. Şu at bilen indiki import bu setirleri täzeleýär.
cli-import-dry-run = Diňe sanaldy, hiç zat ýazylmady. Sanaw şu at bilen import edilerdi: “{ $source }”.

cli-nothing-imported = Hiç zat import edilmedi: hiç bir setiri alyp bolmady.
cli-import-files-left-out = Açylmadyk ýa-da ahyryna çenli okalmadyk faýl: { $count }. Sebäbi ýokarky setirlerde.

cli-verify-progress = Hemme zat täzeden okalýar: { $percent } %
cli-verified = Hemme zat täzeden okaldy we abat.
cli-faults = Bu ammarda nädogry zat: { $count }.
# proposed
cli-faults-hint = Okap bolýan zady ýene okap bolýar. goldaw verify --repair howpsuz düzedip bolýan zady düzedýär; bolmasa ätiýaçlyk nusgadan dikeldiň: goldaw restore FILE.
cli-nothing-to-repair = Hemme zat täzeden okaldy we abat: düzetmeli zat ýokdy.
cli-repaired = Hemme zady täzeden okaň: goldaw verify.
cli-list-takes-no = “goldaw list { $what }” { $filter } bilen daraldylmaýar. Şular ulanylýar: { $taken }.
# proposed
cli-recovery-key = Dikeltme açary: { $key }
  Ony häzir kagyza ýazyň we bu maşyndan uzakda, ýelmenen bukjada saklaň. Ol diňe şu gezek görkezilýär.
  Hiç bir administrator girip bilmese, “goldaw account recover LOGIN” şu açar bilen birini girizýär. Kimde bu açar we ammar bar bolsa, hemme zady okap bilýär.
# proposed
cli-ask-recovery-key = Dikeltme açary, kagyzdan:
cli-ask-written-down = Kagyza ýazanyňyzdan soň Enter basyň.
cli-no-recovery-key = Dikeltme açary terminalda soralýar ýa-da GOLDAW_RECOVERY_KEY_FILE görkezýän faýldan okalýar.
cli-account-enabled = “{ $login }” hasaby täze paroly bilen ýene girip bilýär.
cli-store-incomplete = Bu bukjada ammar döretmek ahyryna ýetmän kesildi: { $folder }.
cli-store-incomplete-hint = goldaw init ony täzeden döredýär we bar zady gyra süýşürýär.
cli-init-aside = Öň başlanan zat şu bukjada saklanýar: { $folder }.
cli-account-recovered = “{ $login }” administratory täze paroly bilen ýene girip bilýär. Ulanylan dikeltme açary indi hiç zady açmaýar; onuň ornuna ýokardaky geçýär.

cli-backup-no-folder = Beýle bukja ýok: { $folder }. Hiç zat ýazylmady.
cli-backup-no-folder-hint = Bukjany dörediň, ol duran diski birikdiriň ýa-da başgasyny görkeziň.
cli-backup-made = Ätiýaçlyk nusga barlanyp okaldy we bitin: { $file }.
cli-backup-whole = Ätiýaçlyk nusga ahyryna çenli okaldy we bitin.
# proposed
cli-restored = Ammar ýene bitin: { $folder }. Ätiýaçlyk nusgadan gelen üýtgetmeler: 1–{ $backup }; žurnaldan: { $journal ->
    [0] ýok
   *[other] ýene { $journal }
}.
cli-restore-aside = Öň bar bolan zat şu bukjada saklanýar: { $folder }.
cli-restore-drafts-left = Ol ýerde ýazylyp, ýatda saklanmadyk zatlaryň hemmesini okap bolmady; okap bolýany geçirildi.
cli-restore-no-journal = Dowam etmäge žurnal ýokdy: { $made } soň ýatda saklanan zat ýok.
cli-restore-shorter = Bu bukjadaky žurnal ätiýaçlyk nusgadan ir gutarýar, şonuň üçin ondan hiç zat gaýtalanmady: { $folder }.
cli-restore-other-history = Bu bukjadaky žurnal bu ätiýaçlyk nusganyň dowamy däl, onuň taryhy başga: { $folder }. Ondan hiç zat gaýtalanmady.
cli-restore-gap = Bu bukjadaky žurnal ätiýaçlyk nusga çenli ýetmeýär: { $folder }. Ýetmeýän üýtgetmeler: { $from }–{ $to }; ondan hiç zat gaýtalanmady.
cli-restore-damaged = Bu bukjadaky žurnal zaýalanan: { $folder }. Soňky abat üýtgetme: { $last }. Ondan soň ýatda saklanan zat ýok.
cli-restore-damaged-seen = Bu bukjadaky žurnal zaýalanan: { $folder }. Gaýtalap bolmadyk we ýok üýtgetmeler: { $from }–{ $to }.

# What is wrong with a call. The names of arguments stay as they are.
# proposed
usage-unknown = Bu buýrukda beýle zat ýok: { $given }.
# proposed
usage-no-command = Beýle buýruk ýok: “{ $given }”.
# proposed
usage-no-value = Baha gerek: { $argument }.
# proposed
usage-value-of = “{ $given }” bu ýere laýyk däl: { $argument }. Mümkin bolanlary: { $possible }.
# proposed
usage-day = “{ $given }” gün däl: { $argument }. Senenamada bar bolan güni ÝÝÝÝ-AA-GG ýa-da GG.AA.ÝÝÝÝ görnüşinde ýazyň.
# proposed
usage-value = “{ $given }” bu ýere laýyk däl: { $argument }.
# proposed
usage-missing = Ýetmeýär: { $missing }.
# proposed
usage-conflict = { $one } bilen { $other } bile ulanylmaýar.
# proposed
usage-which-command = { $given } buýrugyndan soň şulardan biri gerek: { $possible }.
# proposed
usage-takes-no-value = { $argument } baha almaýar, “{ $given }” bolsa baha.
# proposed
usage-twice = { $argument } diňe bir gezek aýdylýar.
# proposed
usage-unreadable = Çagyryşda UTF-8 tekst bolmadyk bir zat bar.
# proposed
usage-hint = Hiç zat edilmedi. Näme ýazyp boljakdygyny goldaw --help görkezýär.
