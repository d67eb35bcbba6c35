# Retention review: what was kept for long enough, and what was erased.
# proposed
retention-title = Saklanyş möhletleri
retention-about = Sazlamalarda görkezilen möhletläp saklanan ýapyk işler, iň köneleri başda; soň hiç bir işe degişli bolmadyk adamlar; soň siziň geçiren duşuşyklaryňyzyň şahsy bölümleri; soň pozulan zatlar. Hiç zat öz-özünden pozulmaýar: biri işe seredýär, karar berýär, koduny täzeden ýazýar we sebäbini görkezýär.
retention-about-personal = Öz duşuşyklaryňyzyň sazlamalarda görkezilen möhletläp saklanan şahsy bölümleri, iň köneleri başda; soň pozulanlar. Olary bu ýerde diňe ikiňiz görýärsiňiz, her biriňiz birini pozup bilersiňiz: koduny täzeden ýazyň we sebäbini görkeziň. Hiç zat öz-özünden pozulmaýar.
retention-summary = Karara garaşýan: { $count }
retention-none = Entek hiç zat { $years } ýyl saklanmady.
retention-cases = { $years } ýyl we ondan köp saklanan ýapyk işler: { $count }
retention-people = Hiç bir işe degişli bolmadyk adamlar: { $count }
# proposed
retention-personal = { $years } ýyl we ondan köp saklanan şahsy bölümler: { $count }
retention-session = duşuşyk: { $name }
retention-erased = Pozulan: { $count }
retention-code = Kod
retention-headline = Gysgaça beýan ýa-da sebäp
retention-ended = Gutaran
retention-due = Möhlet
retention-specialist = Hünärmen
retention-named-only = diňe ady görkezilenlere açyk
retention-since = { $day } bäri pozup bolýar. Enter ilki okamak üçin işi açýar.
retention-since-personal = { $day } bäri ikiňiziň islendigiňiz pozup biler. Onuň bardygyny başga hiç kim bilmeýär.
retention-left-backups = Ammaryň faýllary ony { $day } bäri saklamaýar. Şoňa çenli edilen ätiýaçlyk nusgalar saklaýar, tä { $kept } sany täzesi ornuny alýança.
retention-left-copies = Ätiýaçlyk nusgalar ony { $kept } sany täzesi edilýänçä saklaýar, ammaryň gapdalyndaky şu bukjalar bolsa biri olary aýyrýança: { $folders }
retention-left-files = Ammaryň faýllary ony entek saklaýan bolmagy mümkin: ýer boşan badyna olar arassalanýar. Ätiýaçlyk nusgalar ony { $kept } sany täzesi ornuny alýança saklaýar.
retention-restricted = Bu iş diňe ady görkezilen adamlara açyk. Ony pozmazdan öň şolaryň biri size açmaly.
retention-gone = Bu eýýäm pozuldy.
retention-sure = Hemişelik pozmalymy: { $code }?
# proposed
retention-case-loss = Baha bermek, meýilnama we kömek ýazylan iş kagyzlary, aragatnaşyklar, ugrukdyrmalar we tabşyryklar, superwiziýada aýdylanlar we başga hiç bir işe degişli bolmadyk adamlar ýitýär. Olary hiç kim yzyna getirip bilmez.
# proposed
retention-person-loss = Adamyň ady, doglan güni we öý hojalyklaryndaky orny ýitýär. Olary hiç kim yzyna getirip bilmez. Adam barada ýazylan tekstlerde gözleg geçirilmeýär.
# proposed
retention-personal-loss = Şahsy bellik we özüňi duýuş barada aýdylanlar ikiňiz üçin hem ýitýär. Olary hiç kim yzyna getirip bilmez. Işler barada aýdylanlar galýar.
retention-loss-stays = Galýan zat: pozulandygy, haýsy gün, kim tarapyndan we näme üçin. Sebäpde hiç kimiň adyny ýazmaň.
retention-form = Pozmak: { $code }
retention-code-again = Kody täzeden ýazyň
retention-reason = Sebäp, atsyz
retention-done = Pozuldy: { $records } ýazgy. Şu wagta çenli edilen ätiýaçlyk nusgalarda ol entek bar.
retention-done-files = Pozuldy: { $records } ýazgy. Ammaryň faýllarynda we ätiýaçlyk nusgalarda ol entek bar bolmagy mümkin.
