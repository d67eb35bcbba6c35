# The caseload, and the search over all cases.
# proposed
caseload-title = Işler
caseload-all = Ähli işler
# proposed
caseload-about = Bir hünärmeniň işleri ýa-da size görkezilýän ähli işler. Kod, gysgaça beýan, etrap, hyzmatdaş we at boýunça gözlemek üçin / basyp ýazyň; at üç ýazuwyň islendiginde, ilkinji üç harpyndan başlap tapylýar. Ünlem belgisi gaty köpden bäri ýa-da giç bolan zady görkezýär. Aşakdaky setir saýlanan işiň näme üçin şu ýerde durýandygyny aýdýar.
caseload-search = Kod, beýan, at
caseload-found = { $count } iş
# proposed
caseload-counts = açyk: { $open }, howpy ýokary: { $high }
caseload-order = görkezilýär: { $count } ({ $filter }); tertibi: { $sort }
caseload-sort = Tertibi
caseload-filter = Görkezmeli
caseload-choice = Haýsy
caseload-case = Iş
# proposed
caseload-headline = Gysgaça beýan
# proposed
caseload-risk = Howp
caseload-child = Çaga
# proposed
caseload-contact = Gatnaşyk
caseload-due = Indiki möhlet
caseload-due-first = ilkinji
caseload-due-assess = baha
# proposed
caseload-due-plan = meýiln.
# proposed
caseload-due-review = seretme
caseload-due-promise = wada
caseload-due-help = kömek
# proposed
caseload-due-contact = gatnaş.
caseload-due-answer = jogap
# proposed
caseload-due-action = tabşyr.
caseload-talked = Gürrüň
# proposed
caseload-refs = Ugr.
caseload-who = Kimiňki
caseload-reason = Näme üçin şu ýerde
caseload-household = { $people } adam{ $children ->
    [0] {""}
   *[other] , { $children } çaga
}
caseload-row-restricted = (çäklendirilen)
# proposed
caseload-restricted = Bu iş diňe ady görkezilen adamlara açyk. Görmek gerek bolsa, utgaşdyryja ýüz tutuň.
caseload-empty = Bu ýerde açyk iş ýok.
caseload-empty-filter = Bu ýerde “{ $filter }” boýunça iş ýok. f beýlekilerini görkezýär.
caseload-not-found = Hiç zat tapylmady: “{ $text }”. Koduň, gysgaça beýanyň ýa-da etrabyň bir bölegi ýeterlik; atdan – ilkinji üç harpy.
