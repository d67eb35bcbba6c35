# Forms.
form-required = Muny dolduryň.
form-options-seen = { $from }–{ $to }, jemi { $all }
form-no-number = Bitin san ýazyň: { $from } – { $to }.
form-too-long = Bu gaty uzyn: tekst iň köp { $bytes } baýt bolup biler. Hiç zat goýulmady.
form-yes = hawa
form-no = ýok
form-type-to-find = tapmak üçin ýazyň, saýlamak üçin oklar
form-type-to-mark = tapmak üçin ýazyň, oklar bilen geziň, boşluk belleýär
form-leaving = Bu teksti taşlamalymy? Ol ýatda saklanmady.
# proposed
form-kept = Garalama { $moment }, entek ýatda saklanmady. F4 ýa-da Alt-D ony taşlaýar.
form-not-kept = GARALAMA ÝAZYLMADY: { $why } Tekst şu ýerde galýar; indiki arakesmede täzeden synanyşylar.
form-kept-elsewhere = Bu formanyň başga teksti { $moment } başga ýerde garalama edildi. Ikisi hem saklanýar.
form-others-kept = { $count ->
    [one] Bu formanyň ýene bir teksti saklanýar. F6 ýa-da Alt-O ony görkezýär.
   *[other] Bu formanyň ýene { $count } teksti saklanýar. F6 ýa-da Alt-O indikisini görkezýär.
}
form-unreadable = Saklanan bir teksti indi okap bolmaýar; ol gyra goýuldy.
form-left-kept = Garalama edildi, entek ýatda saklanmady: bu formany täzeden açsaňyz, ol şu ýerde durýar.

# Forms that were filled in and not saved.
draft-head = Entek ýatda saklanmadyk
draft-kept = garalama { $moment }, ýatda saklanmady
draft-kept-of = { $what }, garalama { $moment }
draft-contact = aragatnaşyk
draft-ending = tabşyrygyň netijesi
# proposed
draft-referral = täze ugrukdyrma
draft-confirmation = adamyň kömek barada aýdany
draft-again = başga hyzmatdaş
draft-action = tabşyryk
draft-wait = garaşmak
draft-next-date = indiki duşuşygyň güni
draft-other = forma

# A change that was made in two places.
conflict-title = Şol wagtda üýtgedi: iki görnüş

# The frame of every screen.
interface-too-small = Goldaw üçin 40 sütün we 12 setir gerek. Penjiräni ulaldyň.
interface-working = işleýär…
interface-saving = saklanýar…
interface-saving-then-leave = Saklanýar, soň çykylýar. Ýene Ctrl-C basylsa, derrew çykylýar.
interface-draft-not-kept = Tekstiňizi garalama edip bolmady. Ýene Ctrl-C basylsa, onsuz çykylýar.
interface-not-kept-stays = Tekstiňizi garalama edip bolmady. Şol düwme ýene basylsa, onsuz çykylýar.
interface-office-failed = Goldawyň içinde bir ýalňyşlyk boldy. Ýatda saklananlar abat. Çykyp, täzeden başlaň.
interface-help = Kömek
# proposed
interface-paste-left-out = Bu goýlan tekste meňzeýär. Ol alynmady: bu ýerde onuň üçin meýdan ýok.
# proposed
interface-typed-ahead-waits = Saklanýar. Häzir ýazýanyňyz ol gutarýança garaşýar.
# proposed
interface-typed-ahead-reading = Okalýar. Häzir ýazýanyňyz garaşýar; iki gezek Ctrl-C çykarýar.
# proposed
interface-typed-ahead-left-out = Bu ýatda saklanmady. Ondan soň ýazylanlar alynmady; olary täzeden ýazyň.
interface-news = Okamagyňyzy haýyş edýäris
interface-reading-only = [DIŇE OKAMAK]
# proposed
interface-unrecorded = [GÖZEGÇILIGE ENTEK ÝAZYLMADY]
interface-unrecorded-since = Disk doly: açýan zadyňyz ýer boşan badyna gözegçilik ýazgylaryna girizilýär.

# What one chooses for oneself. Each language is named in its own words, in every file.
language-tk = Türkmençe
language-ru = Русский
language-en = English
interface-language = Dil: { $language }
# proposed
interface-looks = Görnüş: { $looks }
appearance-usual = adaty
# proposed
appearance-high_contrast = ýokary kontrast
# proposed
appearance-colour_blind = reňkleri saýgarmaýanlar üçin
# proposed
appearance-plain = ýönekeý, ekran okaýjylar üçin
# proposed
appearance-slow_line = haýal baglanyşyk üçin
# proposed
interface-line-is-slow = Baglanyşyk haýal: { $key } az görkezer

# What others do while one looks.
interface-changed = täze: { $count }
interface-also-here = bu ýerde hem: { $names }
interface-also-here-more = bu ýerde hem: { $names } we ýene { $count }
interface-you-elsewhere = siz, başga penjirede
# proposed
interface-about-others = { $sign } seredip otyrkaňyz başga biriniň üýtgeden zadyny siz oňa barýançaňyz belleýär. Iň aşaky setir näçesiniň täzedigini we şol ýazgynyň ýene kimde açykdygyny aýdýar.
# proposed
interface-about-menu = Oklar bu ýerde näme edip bolýandygyny saýlaýar, Enter ony edýär.
# proposed
interface-about-slow-line = Haýal baglanyşyk üçin görnüş: saýlanany diňe > görkezýär, sanawyň aşagynda ýa-da gapdalynda hiç zat doly ýazylmaýar. Setiri okamak üçin Enter ony açýar.
interface-row-gone = Saýlanan setir indi ýok. Indi onuň goňşusy saýlanan.
interface-cut-off = [SERWER ÝOK]
interface-cut-off-since = Serwer ýok. Ýatda saklananlar abat; ýazýan zadyňyz şu ýerde galýar.
interface-back = Serwer ýene bar.

# What stands in place of the screens.
cover-hidden = Goldaw açyk. Onuň görkezýän zady gizlin; hiç zat ýitmedi.

# Names in full.
names-title = Bu ekranda atlary doly görkezmek
names-why = näme üçin
names-details = jikme-jik
names-say-why = Näme üçindigini ýazyň.
names-reason-call = maşgala jaň etmek ýa-da barmak
names-reason-letter = hat ýa-da doldurmaly forma
names-reason-partner = hyzmatdaş gurama bilen gürrüň
names-reason-same = iki adamy tapawutlandyrmak
names-reason-other = başga sebäp: aşakda ýazyň
# proposed
names-supervision = superwiziýa
names-shown = atlar doly
names-shown-until = Bu ekrandan çykýançaňyz atlar doly görkezilýär. Bu gözegçilik ýazgylaryna girizildi.
names-masked = Ýene baş harplar.

# The lock.
lock-title = Goldaw gulply.
lock-session = Ulanyjy
lock-since = Gulplanan
# proposed
lock-passphrase = Parol
lock-locking = açar aýrylýar…
lock-trying = Açylýar…
lock-wrong-passphrase = Bu siziň parolyňyz däl. Ony täzeden ýazyň.
lock-kept = Gulpy açsaňyz, açyk duran we ýazylan zatlar ýerinde bolar.
lock-not-kept = Ýazylan zady diskde saklap bolmady. Ol entek şu ýerde; gulpy açyň, täzeden synanyşylar.
lock-leave = Ýazylan zat saklanmady. Saklamak üçin gulpy açyň ýa-da onsuz çykmak üçin ýene Ctrl-C basyň.
lock-demonstration = Görkezme nusgada goralmaly zat ýok we ol gulplanmaýar.

# A text to read.
document-more = ýene { $rows } setir
document-end = soňy

# Before the store is open.
opening-title = Goldaw
# proposed
opening-about = Ýazgylar açylýar. Şu wagt ýazan zadyňyz birinji sahypa üçin saklanýar.
# proposed
opening-left-out = Ýazgylar açylýarka ýazan zadyňyz goýberildi; ony täzeden ýazyň.
