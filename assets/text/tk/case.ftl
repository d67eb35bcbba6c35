# A whole case: its head and its parts.
case-title = Iş
# proposed
case-about = Bütin iş, dokuz bölümde: Tab, ok düwmeleri ýa-da 1–9 sanlary bölümden bölüme geçirýär. Adam bilen howpsuz habarlaşmagyň ýoly ähli bölümiň üstünde durýar.
case-people = { $people } adam{ $children ->
    [0] {""}
   *[other] , { $children } çaga
}
# proposed
case-risk = howp: { $risk }
# proposed
case-safe = Howpsuz aragatnaşyk: { $safe }

part-overview = umumy
# proposed
part-household = öý hojalygy
part-assessment = baha bermek
part-plan = meýilnama
part-help = kömek
part-contacts = aragatnaşyk
# proposed
part-referrals = ugrukdyrma
# proposed
part-supervision = superwiziýa
part-history = taryh

# Overview.
case-due = Möhletler
case-nothing-due = Möhleti gelýän zat ýok.
case-was-due = { $what }, möhleti { $days ->
    [one] düýn geçdi
   *[other] { $days } gün öň geçdi
}
case-due-today = { $what }, şu gün
case-due-in = { $what }, { $days ->
    [one] ertir
   *[other] { $days } günden soň
}
case-promised = Wada berlen
# proposed
case-holds = Güýjündäkiler
# proposed
case-safe-contact = Howpsuz ýol
case-child-seen = soňky gezek görlen güni { $day }
# proposed
case-risk-label = Howp
case-risk-since = { $risk }, { $day } bäri: { $reason }
case-decided = Karar { $day }
# proposed
case-flagged = Bellenen { $day }
case-waits = Garaşýar { $day }
case-closure-requested = açyk, ýapmak soraldy { $day }
# proposed
case-file = Iş
# proposed
case-headline = Gysgaça
case-status = Ýagdaýy
case-closed = { $status } { $day }, { $reason }
case-registered = Hasaba alyndy
case-area = Etrap
case-kind = Görnüşi
case-for = Hyzmat kime
case-restricted = Çäklendirilen

# Household.
# proposed
case-no-household = Bu öý hojalygynda entek hiç kim ýazylmady.
case-age = { $age ->
    [0] 1 ýaşa ýetmedik
   *[other] { $age } ýaşynda
}
# proposed
case-caregiver = çagalara seredýär
case-disability = maýyplyk
case-consent = razylyk { $day }
case-no-consent = razylyk ýok
case-seen = soňky gezek görlen güni { $day }
case-never-seen = entek görülmedi

# Needs assessment.
case-no-assessment = Zerurlyklara entek baha berilmedi.
case-assessed = Zerurlyklara baha bermek, { $day }
case-strengths = Güýçli taraplar
# proposed
case-weaknesses = Gowşak taraplar
case-potential = Mümkinçilikler
# proposed
case-resources = Serişdeler
case-needs = Zerurlyklar

# Individual support plan.
# proposed
case-no-plan = Şahsy goldaw meýilnamasy entek ýok.
# proposed
case-plan = Şahsy goldaw meýilnamasy №{ $version }, ylalaşyldy { $agreed }, seredildi { $reviewed }
case-approval = Tassyklama
case-goals = Maksatlar
case-goals-reached = ýetilen: { $reached } / { $goals }
case-by = möhleti { $day }
case-provider = kömek edýär

# Help.
case-no-help = Entek kömek meýilleşdirilmedi we berilmedi.

# Contacts.
case-no-contacts = Entek aragatnaşyk ýazylmady. Birinjisini c düwmesi ýazýar.
case-contact-made = { $medium }
case-contact-tried = synanyşyk şowsuz: { $medium }
case-seen-people = görlenler: { $people }
case-seen-alone = ýeke görlenler: { $people }
case-someone = indi bu ýerde ýaşamaýan biri

# Referrals.
# proposed
case-no-referrals = Entek hiç kimden kömek soralmady. r ugrukdyrma başlaýar.
case-referral-need = Soralan zat
case-referral-partner = Hyzmatdaş
case-referral-status = Ýagdaýy
case-referral-waits = Garaşylýan
case-referral-asked = Soraldy
case-referral-late = Gijikme
case-referral-days = { $days } iş g.

# Supervision entries.
case-no-supervision = Bu iş barada gol çekilen duşuşykda entek gürrüň edilmedi.
# proposed
case-raised = Gozgan zat
case-situation = Ýagdaý
case-analysis = Seljerme
case-decision = Karar
case-risk-changed = { $before }, indi { $after }
case-waits-until = Garaşýar
case-erase-whom = Kimi pozmaly?
case-member = Agza
