# The supervision session.
session-title = Duşuşyk
session-about = Hepdelik duşuşyk. Çepdäki ýerleri birin-birin geçiň; sagda iş barada soňky gürrüňden bäri bolup geçen zatlar durýar. Näçe çuň gürrüň edýändigiňizi bir düwme aýdýar: = meýilnama dowam edýär, n bellik, d karar. Ýazan zadyňyz ýazyp durkaňyz saklanýar; gol çekýänçäňiz iş kagyzlaryna hiç zat girmeýär.
session-opening = Duşuşyk açylýar…
session-entered = { $cases } / { $of } iş
session-kept = saklandy { $time }
session-not-kept = SAKLANMADY
session-resumed = Başlandy { $moment }, entek gol çekilmedi: galan ýeriňizden dowam edýärsiňiz.
session-kept-elsewhere = Bu duşuşyk başga ýerde hem ýazylýar (saklandy { $moment }). Iki tekst hem saklanýar.
session-signed-meanwhile = Şol wagtda duşuşyga gol çekildi. Siziň başgaça ýazanlaryňyz şu ýerde täze duşuşyk bolup dur.
session-other-taken = Siz beýleki tekst bilen dowam edýärsiňiz. Siziňki saklanýar; gaýdyp geleniňizde ýene soralýar.
session-yours-kept = Ýazanlaryňyz saklanýar: täzeden açylanda täze duşuşyk bolup durýar.
session-held-before = Geçirildi { $moment }, entek gol çekilmedi: onuň teksti açyk.

## The places on the left
# proposed
session-check-in = hal-ahwal
session-actions = tabşyryklar
session-general = okuw
session-next = indiki
session-tag-decide = karar
# proposed
session-short-high = ýokary
# proposed
session-short-medium = orta
# proposed
session-short-low = pes

## Which file is written
# proposed
session-case-file = IŞ KAGYZLARY: { $case }
# proposed
session-personal = ŞAHSY · diňe siz we { $specialist } üçin
session-general-file = DUŞUŞYK · iş ýüki, okuw; şahsy zat däl
session-actions-head = Tabşyryklar
session-next-head = Indiki duşuşyk
session-case-gone = indi bu hünärmeniň işlerinde ýok

## The sheets
# proposed
session-wellbeing = Özüňi duýuş
session-wellbeing-last = 1 erbet, 5 gowy; { $answers }
session-wellbeing-never = 1 erbet, 5 gowy; entek soralmady
session-personal-note = Bellik
session-general-note = Bellik
session-situation = Ýagdaý
session-analysis = Seljerme
# proposed
session-risk = Howp
session-risk-unchanged = üýtgemedi
session-risk-was = öň: { $risk }
session-decision = Karar
session-rationale = Esaslandyrma

## A case since one last spoke of it
# proposed
session-at-risk = howp: { $risk }
session-people = { $people } adam
session-last = soňky
session-asked = häzir soralýan:
session-label-today = Şu gün
# proposed
session-label-safe = Howpsuz ýol
session-label-agreed = Ylalaşylan
session-label-open = Açyk
session-label-next = Gün
session-asked-nothing = häzir bu iş boýunça soralýan zat ýok
session-never-discussed = entek gürrüň edilmedi
session-discussed = { $day } gürrüň edildi, karar berilmedi
session-decided = { $day } { $decision }
session-actions-none = işleriňkiden başga açyk tabşyryk ýok
session-not-complete = entek doly däl
# proposed
session-risk-now = howp: { $after }, öň: { $before }
session-waits = garaşýar { $day }: { $reason }

## What the quick keys say
session-continues = { $case }: soňky aragatnaşyk { $day }, meýilnama dowam edýär
session-taken-back = { $case }: yzyna alyndy, hiç zat girizilmedi.
session-has-text = { $case }: eýýäm tekst bar; ol bolşy ýaly galýar.
session-ask-contact = { $case }: meýilnama dowam edýär. Häzir aragatnaşyk ýazmalymy?
# proposed
session-last-contact = Ýazylan soňky aragatnaşyk { $day }; howpuň bu derejesi üçin gaty köp wagt geçdi.
session-no-contact = Entek aragatnaşyk ýazylmady.
session-no-open-action = Bu ýerde açyk tabşyryk ýok.

## The short forms
session-action-title = Tabşyryk: { $case }
session-action-title-loose = Hiç bir işe degişli bolmadyk tabşyryk
session-action-text = Näme
session-action-owner = Kim
session-action-due = Möhlet
session-wait-title = { $case }: garaşsyn (boş: indi garaşmaýar)
session-wait-until = Haçana çenli
session-wait-reason = Sebäp
session-drop-title = Ýatyrmak: { $text }
session-drop-why = Sebäp
session-next-title = Indiki duşuşyk
session-next-on = Gün
session-next-proposed = Teklip edilýän gün { $day }; Enter şony ýa-da başga güni ylalaşýar
# proposed
session-choose-done = Haýsy tabşyryk ýerine ýetirildi?
session-choose-drop = Haýsy tabşyryk ýatyrylýar?
session-choose-action = Tabşyryk

## Signing
session-closing = Duşuşygy tamamlamak
session-closing-how = Nähili
session-closing-head = Gol çekiljek zat
session-sign-now = Gol çekmek: tekst indi üýtgemeýär
session-hold = Geçirildi diýip saklamak, başga gün gol çekmek
session-go-to-missing = Ýetmeýän zada geçmek: { $case }
session-label-signed = Gol çekilen
session-label-missing = Ýetmeýän
session-label-open-cases = Entek däl
session-sum-cases = { $of } işden { $cases } sanysy barada gürrüň edildi
session-sum-depths = karar: { $decisions }, bellik: { $notes }, meýilnama dowam edýär: { $continues }
# proposed
session-sum-changes = üýtgedilen howp: { $risks }, garaşýan iş: { $waiting }
session-sum-actions = täze tabşyryk: { $actions }, tamam ýa-da ýatyrylan: { $ended }
session-sum-open = { $cases }: gyssagly ýa-da karar gerek, gürrüň edilmedi
session-sum-next = indiki duşuşyk { $day }
session-sum-no-next = indiki duşuşyk ylalaşylmady
session-incomplete = { $case }: { $field }
session-signed = Gol çekildi. Kararlar iş kagyzlarynda durýar.
session-kept-held = Geçirildi diýip saklandy, gol çekilmedi.
