# This week: the first screen.
week-title = Şu hepde
# proposed
week-about = Size garaşýan zatlar bir sanawda: gyssagly işler sebäbi bilen, garaşylýan kararlar, bize garaşýan ugrukdyrmalar, hünärmenleriňiz we ylalaşylan tabşyryklar. Enter saýlanan zady açýar; tabşyrykda onuň netijesini soraýar; ýene näçesiniň bardygyny aýdýan setirde hemmesini görkezýär.
week-count-decisions = { $count } karar
week-count-to-sign = { $count } gol çekmeli
# proposed
week-count-referrals = { $count } giç ugrukdyrma
week-count-actions = { $count } giç tabşyryk
week-count-sessions = { $count } giç duşuşyk
week-count-drafts = { $count } saklanmadyk
week-nothing-waits = Size garaşýan zat ýok.
week-urgent = Gyssagly: { $count ->
    [0] ýok
   *[other] { $count }
}
week-decisions = Garaşylýan kararlar: { $count }
# proposed
week-referrals = Bize garaşýan ugrukdyrmalar: { $count }
week-specialists = { $count ->
    [one] Hünärmen, açyk iş: { $open }
   *[other] Hünärmenler: { $count }, açyk iş: { $open }
}
week-actions = Açyk tabşyryklar: { $count }
week-drafts = Entek ýatda saklanmadyk: { $count }
week-nothing-urgent = Şu gün gyssagly iş ýok.
week-more = ýene { $count }
week-show = hemmesini görkezmek: { $count }
week-fewer = ýene azrak
week-specialist = At
week-open = Işler
# proposed
week-high = Howply
# proposed
week-overdue = Giç
# proposed
week-silent = Sessiz
# proposed
week-refs = Ugr.
# proposed
week-last = Soňky
week-next = Indiki
# proposed
week-workload = Iş ýüki
# proposed
week-band-over = artyk
# proposed
week-to-sign = gol gerek
# proposed
week-late = giç { $count } g.
week-decide = { $status }: karar
week-confirm = tamam: adamdan soraň
week-our-turn = { $status }: nobat bizde
week-answer-late = jogap { $count } gün gijikdi
week-choose-row = Ilki hünärmeniň ýa-da işiň setirini saýlaň.
