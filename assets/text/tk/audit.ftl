# The audit trail.
# proposed
audit-title = Gözegçilik
audit-about = Kim haýsy ýazgy bilen näme etdi, iň täzesi başda. Muny hukugy bolanlar okap bilýär, hiç kim üýtgedip bilmeýär: bir ýazgy üýtgedilse, goşulsa ýa-da aýrylsa, barlag ony aýdýar. Siziň okandygyňyz hem onda ýazylýar. Enter ýazgynyň işini açýar.
audit-when = haçan
audit-who = kim
audit-what = näme
audit-about-what = näme hakynda
audit-reason = sebäp
audit-nobody = hiç kim girmedi
audit-service = gullugyň özi
audit-all = Hemmesi, iň täzesi başda
# proposed
audit-shown-by = kim: { $login }
audit-shown-from = başy { $day }
audit-shown-until = ahyry { $day }
audit-none = Hiç zat tapylmady.
audit-further = Şu wagta çenli gözlendi: { $moment }. Enter dowam etdirýär.
audit-no-case = Bu ýerde açmaga iş ýok.
audit-filter = Haýsy ýazgylar
# proposed
audit-by = kim (giriş ady)
audit-case = iş (kody)
audit-action = näme edildi
audit-any = islendik
audit-from = başlanýan gün
audit-until = gutarýan gün
audit-erased-on = pozulan güni { $day }
