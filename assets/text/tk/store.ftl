# What the store says when it cannot do something, and what was found when reading it again.

store-conflict = Şol wagtda muny başga biri üýtgetdi. Onuň saklan zady abat, siziňki garalama hökmünde saklandy.
store-conflict-hint = Täzesine serediň, soň üýtgetmäňizi ýene giriziň.
store-in-use = Bu ammar { $user } ulanyjysynda { $since } bäri açyk (terminal { $terminal }, proses { $process }).
store-in-use-no-terminal = Bu ammar { $user } ulanyjysynda { $since } bäri açyk (proses { $process }).
store-in-use-somebody = Bu ammar başga birinde { $since } bäri açyk (proses { $process }).
store-in-use-unknown = Bu ammar başga programmada açyk.
# proposed
store-in-use-hint = Ol adamdan Goldawdan çykmagyny haýyş ediň, soň täzeden synanyşyň. Birnäçe adam bir wagtda işläp biler ýaly “goldaw serve” başlaň: şonda her kimiň “goldaw” programmasy şonuň üsti bilen girýär.
store-served = Bu ammar serwerde { $since } bäri açyk (proses { $process }), siz bolsa onuň üsti bilen girmediňiz.
store-served-hint = --socket { $socket } bilen giriň. Ammaryň özüni talap edýän iş serwer tamamlanýança garaşmaly: systemctl stop goldaw.socket goldaw.service, ýa-da kill { $process }.
store-full = Disk doly. Hiç zat üýtgedilmedi; öň ýatda saklananlaryň hemmesi abat we olary okap bolýar.
store-full-hint = Diskde ýer boşadyň; şonda saklamak ýene işlär.
store-gone = Ammaryň bukjasy indi ýok: { $folder }. Hiç zat ýatda saklanmady.
store-gone-hint = Çykmazdan öň bukjany yzyna getiriň ýa-da ýazan zadyňyzy başga ýere belläň.
store-lock-lost = Beýleki programmalary girizmeýän owner.lock faýly aýryldy ýa-da çalşyldy, şonuň üçin ol ýere başga biri ýazýan bolmagy mümkin: { $folder }. Hiç zat ýatda saklanmady; öň ýatda saklananlaryň hemmesi abat.
store-not-writable = Ammaryň bukjasyny ýa-da ol duran diski diňe okap bolýar. Hiç zat üýtgedilmedi.
store-not-writable-hint = Bukjanyň hukuklaryny we diskiniň nähili birikdirilendigini barlaň.
store-unsure = Saklanyp durka disk näsazlyk berdi. Bu üýtgetmäniň saklanandygy ýa-da saklanmandygy ammar täzeden açylanda belli bolar; öň ýatda saklananlaryň hemmesi abat.
store-unavailable = Ammar täzeden açylýança indi hiç zady ýatda saklap bolmaýar. Öň ýatda saklananlaryň hemmesi abat.
store-unavailable-hint = Programmadan çykyp, täzeden başlaň: ol düzedip bilýän zadyny düzeder.
# proposed
store-damaged-header = Ammaryň baş ýazgysynyň iki nusgasy hem zaýalanan, şonuň üçin açaryny okap bolmaýar. Hiç zat üýtgedilmedi.
store-changed-header = Ammaryň baş ýazgysyny ammaryň açary bolmadyk biri üýtgetdi. Hiç zat açylmady, ýazgylar öňküsi ýaly dur.
store-damaged-journal = Žurnal zaýalanan: bölek { $segment }, baýt { $offset }.
# proposed
store-damaged-snapshot = Ýazgylaryň pursat nusgasy zaýalanan, şonuň üçin ol ulanylmaýar.
store-damaged-copy = Iş nusgasyny okap bolmaýar. Žurnalda hemme zat entek bar.
store-damaged-record = Bir ýazgy zaýalanan we görkezilmeýär (jedwel { $table }). Hiç zat üýtgedilmedi.
store-damaged-draft = Garalama zaýalanan we ony okap bolmaýar. Ýatda saklananlar abat.
# proposed
store-damaged-hint = Nämä zyýan ýetendigini goldaw verify aýdýar, howpsuz düzedip bolýan zady goldaw verify --repair düzedýär. Bolmasa ätiýaçlyk nusgadan dikeldiň: goldaw restore FILE.
store-damaged-header-hint = Ätiýaçlyk nusgadan dikeldiň: goldaw restore FILE. Baş ýazgy onda bar.
store-changed-header-hint = Ammaryň bukjasyna kimiň ýazyp bilýändigini anyklaň. Soň ätiýaçlyk nusgadan dikeldiň: goldaw restore FILE --replace. Ol şondan bäri ýatda saklanan zady hem geçirýär.
store-damaged-draft-hint = Ony täzeden ýazyň ýa-da taşlaň.
store-needs-backup = Zaýalanan zady bu ýerdäki bar zatdan düzedip bolmaýar. Hiç zat üýtgedilmedi, okap bolýan zady ýene okap bolýar.
store-needs-backup-hint = Ätiýaçlyk nusgadan dikeldiň: goldaw restore FILE.
store-reading-only = Bu ammar diňe okamak üçin açyk, şonuň üçin hiç zat ýatda saklanmady. { $reason }
store-too-long-ago = Bu üýtgetmeler şeýle köne welin, indi ýeke-ýekeden saklanmaýar. Ýatda saklananlaryň hemmesi abat.
store-too-long-ago-hint = Hemmesini täzeden okaň.
# proposed
store-overtaken = Şol aralykda şeýle köp zat üýtgedi welin, hemmesini öňki durkunda soňuna çenli okap bolmady. Ýatda saklananlaryň hemmesi abat.
store-overtaken-hint = Täzeden soraň.
store-backup-running = Ätiýaçlyk nusga eýýäm edilýär.
store-backup-running-hint = Ol gutarýança garaşyň.
store-backup-stopped = Ätiýaçlyk nusga togtadyldy, sebäbi şol wagtda onuň saklajak bir zady pozuldy. Başga hiç zat ýitmedi.
store-backup-stopped-hint = Täzesini ediň.
store-not-a-backup = Bu faýl Goldawyň ätiýaçlyk nusgasy däl. Hiç zat üýtgedilmedi.
store-damaged-backup = Bu ätiýaçlyk nusga zaýalanan ýa-da ahyryna çenli ýazylmadyk. Hiç zat üýtgedilmedi.
store-not-a-backup-hint = Başga ätiýaçlyk nusgany alyň.
store-file-exists = { $folder } eýýäm bar. Hiç zat üýtgedilmedi.
store-inside-store = { $folder } ammaryň bukjasynda, ol ýerde täze faýl ammaryň bir böleginiň ornuny tutup biler. Hiç zat üýtgedilmedi.
store-inside-store-hint = Daşardaky bir faýly görkeziň; faýly görkezilmedik ätiýaçlyk nusga ammaryň öz bukjasyna ýazylýar.
store-file-exists-hint = Başga faýly görkeziň; --replace bilen ätiýaçlyk nusga onuň ornuny tutýar.
store-newer-version = Muny täzeräk Goldaw ýazdy (format { $version }). Hiç zat üýtgedilmedi.
store-newer-version-hint = Täzeräk programmany ulanyň.
store-not-a-store = Bu bukjada ammardan başga zat bar: { $folder }. Hiç zat üýtgedilmedi.
store-exists = Bu bukjada eýýäm ammar bar: { $folder }. Hiç zat üýtgedilmedi.
store-other-folder-hint = Başga bukjany görkeziň.
# proposed
store-would-replace-hint = Başga bukjany --store bilen görkeziň. Ýa-da --replace bilen ornuny bermegine rugsat ediň: bukja aýrylmaýar, adynyň yzynda .replaced-1 bilen gapdalda saklanýar, žurnalyndaky nusgadan soňky zat bolsa gaýtadan edilýär.
store-not-found = Bu bukjada ammar ýok: { $folder }.
store-not-found-hint = goldaw init bilen birini dörediň ýa-da goldaw demo bilen oýlanyp tapylan gulluga serediň.
store-restore-broken-off = Bu ýerde ammar ýok, sebäbi dikeltmek iň soňky ädiminden öň kesildi. Hiç zat ýitmedi: bu ýerdäki ammar şu bukjada: { $folder }.
store-restore-broken-off-hint = Şol ätiýaçlyk nusga bilen ýene bir gezek dikeldiň. Ýa-da bukja köne adyny beriň, şonda hemme zat öňküsi ýaly bolar.
store-wrong-passphrase = Bu ammarda beýle giriş adly we parolly hasap ýok.
store-wrong-passphrase-hint = Giriş adyny barlaň we paroly täzeden ýazyň.
store-wrong-recovery-key = Bu açar şu ammaryň dikeltme açary däl ýa-da ol täzesi bilen çalşyldy.
store-wrong-recovery-key-hint = Iň täze kagyzy tapyň: açar bir gezek ulanylsa ýa-da goldaw account recovery-key edilse, täzesi döreýär.
store-too-many-attempts = Bu giriş ady bilen gaty köp gezek girip bolmady. Indiki synanyşyk { $seconds } sekuntdan mümkin.
store-too-many-attempts-minutes = Bu giriş ady bilen gaty köp gezek girip bolmady. Indiki synanyşyk { $minutes } minutdan mümkin.
store-too-many-attempts-hint = Garaşyň, soň paroly üns bilen ýazyň: her şowsuzlyk garaşmagy iki esse uzaldýar. Ol gözegçilik ýazgylaryna girizilýär.
store-wrong-key-file = Açar faýly ýok ýa-da başga ammara degişli.
store-wrong-key-file-hint = goldaw.key açar faýlyny ätiýaçlyk nusgadan getiriň ýa-da parol bilen giriň.
store-last-slot = Bu ammary açýan iň soňky giriş; onsuz hiç kim ony okap bilmez.
store-last-slot-hint = Ilki başga giriş goşuň.
store-too-large = Bu saklamak üçin gaty uly: { $bytes } baýt. Hiç zat üýtgedilmedi.
store-too-large-hint = Teksti gysgaldyň.
# proposed
store-no-random-numbers = Ulgam tötänleýin san bermeýär, şonuň üçin hiç zady şifrläp bolmaýar. Hiç zat üýtgedilmedi.
store-io = Ulgam ret etdi: { $reason }. Hiç zat üýtgedilmedi.
store-refused-opening = { $path } açylmady: { $reason }. Hiç zat üýtgedilmedi.
store-refused-reading = { $path } okalmady: { $reason }. Hiç zat üýtgedilmedi.
store-refused-writing = { $path } ýazylmady: { $reason }. Hiç zat üýtgedilmedi.
store-refused-syncing = { $path } diske ýetirilmedi: { $reason }. Hiç zat üýtgedilmedi.
store-refused-making = { $path } döredilmedi: { $reason }. Hiç zat üýtgedilmedi.
store-refused-renaming = { $path } üçin täze at berilmedi: { $reason }. Hiç zat üýtgedilmedi.
store-refused-removing = { $path } aýrylmady: { $reason }. Hiç zat üýtgedilmedi.
store-io-hint = Diski we ammaryň bukjasynyň hukuklaryny barlaň, soň täzeden synanyşyň.

store-notice-rebuilt = Iş nusgasy ýokdy ýa-da zaýalanandy, ol žurnaldan täzeden guruldy. Bar bolan üýtgetmeler: 1–{ $commits }.
# proposed
store-notice-cut = Soňky üýtgetme saklanyp durka kesildi, ondan ýazylan bölegi karantinde dur. Size ol saklandy diýlen bolsa, onuň bardygyna serediň; ondan öňküleriň hemmesi bar.
# proposed
store-notice-reading = { $reason } Ammar diňe okamak üçin açyk. { $missing ->
    [0] Ýatda saklananlaryň hemmesini okap bolýar, iň soňky üýtgetme { $commits }.
   *[other] Üýtgetme: { $commits }, ýetmeýän: { $missing }; ýetmeýän üýtgetmäniň zady öňküsi ýaly görkezilýär ýa-da asla görkezilmeýär.
}
store-repaired-copy = Iş nusgasy gyra goýuldy we hemme zady saklaýan žurnaldan täzeden guruldy.
store-repaired-journal = Žurnal zaýalanandy, ýöne belli bolan iň soňkusyna çenli her üýtgetmäni okap boldy (soňkusy { $last }): olardan täze žurnal ýazyldy we olar bilen deňeşdirildi. Zaýalanany karantinde dur.
store-notice-mark = Žurnalyň nirä ýetendigi baradaky bellik ýok ýa-da üýtgedilen, şonuň üçin ahyryndan bir zadyň kesilendigini bilip bolmaýar. Ätiýaçlyk nusga bilen deňeşdiriň; soň goldaw verify --repair belligi täzeden ýazýar.
store-repaired-mark = Žurnalyň nirä ýetendigi baradaky bellik täzeden ýazyldy.
store-notice-header = Ammaryň baş ýazgysynyň bir nusgasy zaýalanandy, ol beýlekisinden täzeden ýazyldy.
store-notice-earlier-header = Bu ammaryň öňki, indi güýjünde bolmadyk parolly baş ýazgysy yzyna goýlan eken. Ol hiç zady açmady: güýjünde bolany täzeden ýazyldy. Ammaryň bukjasyna kimiň ýazyp bilýändigini anyklaň.
store-notice-logins = Şowsuz girişler baradaky bellik zaýalanandy. Ol täzeden başlandy; gözegçilik ýazgylaryna entek girmedik şowsuz girişler ýitdi.
store-notice-not-compacted = Žurnaly arka planda gysgaldyp bolmady: { $reason } Ýatda saklananlaryň hemmesi bar, siz işläp durkaňyz täzeden synanyşylýar; şoňa çenli ammara köpräk ýer gerek.

store-fault-frame = Žurnalyň bir üýtgetmesi ýazylanyndan bäri üýtgäpdir: bölek { $segment }, baýt { $offset }.
store-fault-segment = Žurnalyň bölegi ýok ýa-da zaýalanan: { $segment }.
store-fault-snapshot = Žurnalyň ornuny tutýan pursat nusgasy ýazylanyndan bäri üýtgäpdir (iň soňky bölek { $segment }).
store-fault-sequence = Žurnaldaky iň soňky üýtgetme: { $journal }; saklanandygy belli bolan iň soňkusy: { $copy }.
store-fault-backup = backups bukjasyndaky bir ätiýaçlyk nusga ammardan aňryk gidýär, iň soňky üýtgetme { $backup }: ammaryň ahyryndan bir zat kesilen. Şol ätiýaçlyk nusgadan dikeldiň: goldaw restore FILE.
store-fault-mark = Žurnalyň nirä ýetendigi baradaky bellik (journal.mark) ýok ýa-da üýtgedilen, şonuň üçin ahyryndan bir zadyň kesilendigini bilip bolmaýar.
store-fault-count = Iş nusgasy { $kind } görnüşli { $counted } ýazgy sanady, özünde bolsa { $found } ýazgy bar.
store-fault-differs = Žurnal we iş nusgasy tapawutlanýar, açar { $key }.
store-fault-unreadable = Iş nusgasyny ahyryna çenli okap bolmaýar.
store-fault-record = Ýazgyny okap bolmaýar: { $key } (jedwel { $table }).
store-fault-unknown-table = Bu programma jedweli tanamaýar: { $table }.
store-fault-index-missing = Görkeziji setiri ýok: { $key }.
store-fault-index-left = Görkeziji setiri hiç bir ýazga degişli däl: { $key }.
store-fault-header = Baş ýazgynyň nusgasy ýok ýa-da zaýalanan: { $file }.
store-fault-earlier-header = Ammaryň bukjasyndaky baş ýazgy öň güýjünde bolany. Ammar täzeden açylanda bu düzelýär.
store-fault-logins = Şowsuz girişler baradaky bellik ýazylanyndan bäri üýtgäpdir.
store-rebuilding = Iş nusgasy žurnaldan täzeden gurulýar{ $total ->
    [0] …
   *[other] : { $done } / { $total } üýtgetme
}
