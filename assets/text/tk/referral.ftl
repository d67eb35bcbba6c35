# The list of referrals.

# proposed
referrals-title = Ugrukdyrmalar
# proposed
referrals-about = Ýapylmadyk ugrukdyrmalar, nobatyň kimdedigine görä; gyssaglylar we gijigen jogaplar başda. “Gijikme” hyzmatdaşyň jogap bermeli gününden bäri geçen iş günlerini sanaýar; “Möhlet” wada berlen gün ýa-da jogap berilmeli gün. Çep we sag oklar bölümden bölüme geçirýär.
# proposed
referrals-summary = Açyk ugrukdyrma: { $count }{ $late ->
        [0] , gijigen jogap ýok.
       *[other] , gijigen jogap: { $late }.
    }
# proposed
referrals-none = Açyk ugrukdyrma ýok. Täzesi öz işinden başlanýar.
# proposed
referrals-decision = Ret edildi ýa-da bolmady, karar gerek: { $count }
referrals-confirmation = Hyzmatdaş tamamlandy diýýär; adamdan soraň: { $count }
referrals-us = Nobat bizde, ibermeli ýa-da jogap bermeli: { $count }
referrals-partner = Nobat hyzmatdaşda: { $count }
referrals-closed = Ýapyk: { $count }
referrals-case = Iş
referrals-need = Zerurlyk
referrals-need-plain = { $need }
referrals-need-urgent = gyssagly: { $need }
referrals-asked = Hyzmatdaş
referrals-stands = Ýagdaýy
referrals-stands-since = { $status }, { $day } bäri
referrals-since = Haçan
referrals-due = Möhlet
# proposed
referrals-late = Giç
# proposed
referrals-risk = Howp
referrals-specialist = Hünärmen
# proposed
referrals-whose = Kimiň ugrukdyrmalary
referrals-everybody = hemmeleriňki

# One referral.

# proposed
referral-title = Ugrukdyrma
# proposed
referral-title-of = Ugrukdyrma { $code }
# proposed
referral-about = Bir ugrukdyrma: zerurlyk, nobat kimde, adam bilen howpsuz habarlaşmagyň ýoly, hyzmatdaşa nähili ýetmeli we bolup geçen zatlaryň hemmesi, iň täzesi başda. Aşakda häzir ýazyp bolýan zatlar durýar. Ugrukdyrma diňe adam kömegi tassyklandan soň ýapylýar.
# proposed
referral-risk = howp: { $risk }
referral-turn-decision = Karara garaşylýar: { $status } { $day }
referral-turn-confirmation = Adamyň sözüne garaşylýar: hyzmatdaş { $day } bäri tamamlandy diýýär.
referral-turn-draft = Nobat bizde: garalama, entek iberilmedi.
referral-turn-us = Nobat bizde: jogap berýänçäk { $day } bäri togtadylan.
referral-turn-late = ! Nobat hyzmatdaşda: jogap { $count } iş güni gijikdi (möhleti { $day }).
referral-turn-answer = Nobat hyzmatdaşda: jogabyň möhleti { $day }
referral-turn-partner = Nobat hyzmatdaşda: { $status }, { $day } bäri
referral-turn-closed = Ýapyk: { $status }.
referral-safe-long = ! Dowamy bar: ony işde okaň.
referral-no-phone = Telefon belgisi belli däl
# proposed
referral-ask-for = kimi soramaly: { $name }
referral-happened = Näme boldy
referral-attempt = { $number }. { $partner }: { $status }
referral-written = ýazyldy
referral-confirmed = kömek ýetdi
referral-confirmed-content = kömek gowy boldy
referral-day = Gün
referral-what = Näme
referral-why = Sebäp, näme diýildi
referral-named-day = Möhlet
referral-said-by = Kim diýdi
referral-channel = Nähili
referral-entered-by = Kim girizdi
referral-entry = { $day } { $what }
referral-entry-said-by = diýen: { $name }
referral-entry-named-day = aýdylan gün: { $day }
referral-entry-by = girizen: { $name }
referral-entry-at = { $moment }
referral-offered = Häzir ýazyp bolýan zatlar
referral-decide = Indi näme?
referral-decision = Karar
referral-saved = Ýatda saklandy.
referral-consent-gone = Razylyk yzyna alyndy.

# Its forms.

referral-form-move = { $partner }: { $what }
referral-form-day = Gün
referral-form-channel = Nähili
referral-form-on-behalf-of = Kim diýdi
referral-form-reason = Sebäp, näme diýildi
referral-form-first-meeting = Ilkinji duşuşyk
referral-form-next-meeting = Indiki duşuşyk
referral-form-goes-on = Dowam etmeli gün
referral-form-promised = Wada berlen gün
referral-form-next-try = Indiki synanyşyk
referral-form-turn = Garaşylýan
referral-form-turn-us = biz
referral-form-turn-partner = hyzmatdaş
referral-form-override-reason = Iberilmeginiň sebäbi
referral-form-rationale = Sebäp
referral-form-confirm = Adam kömek barada näme diýýär
referral-form-medium = Nähili soraldy
referral-form-received = Kömek ýetdimi?
referral-form-satisfied = Gowy boldumy?
referral-form-note = Näme diýildi
# proposed
referral-form-no-letters = Bu adama ýazmaça hiç zat iberilmeli däl. Ýokarda duran howpsuz ýol bilen soraň.
# proposed
referral-form-not-received = Ýerine näme bolandygyny ýazyň; ugrukdyrma karara garaşar.

# Asking a partner.

# proposed
asking-title-start = Täze ugrukdyrma
asking-title-again = Başga hyzmatdaşdan soramak
asking-about = Hyzmatdaşyň adynyň, onuň işiniň ýa-da hyzmatyň bir bölegini ýazyň we oklar bilen saýlaň. Soňky formada haýsy kömegiň gerekdigi aýdylýar. Forma ýatda saklanmazdan öň hiç zat iberilmeýär.
asking-whom = Kimden soramaly
asking-query = Gözlemek
asking-partner = Hyzmatdaş
asking-service = Hyzmat
asking-status = Bellik
asking-phone = Telefon
asking-none = Laýyk hyzmatdaş ýok. Azrak ýa-da başga söz ýazyň.
asking-consent = Razylyk berlen güni: { $day }.
asking-no-consent = ! Razylyk ýazylmady: şonda-da ibermegiň sebäbini ýazyň ýa-da garalama edip saklaň.
asking-form = Soralýan: { $partner }
asking-need = Haýsy kömek gerek
asking-urgent = Gyssagly
asking-send-by = Ibermek
# proposed
asking-keep-draft = entek ýok, garalama etmek
asking-send-next = Täze synanyşyk garalama. Indi ony iberiň.
