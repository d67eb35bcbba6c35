# Since we last spoke: one case before or while talking about it.
# proposed
since-title = Soňky gürrüňden bäri
since-about = Bir iş, ol barada gürrüň etmezden öň: näme üçin gün tertibinde, näme we näme üçin karar berildi, näme wada berildi we netijesi näme boldy, näme üýtgedi. ← we → ony açan sanawyňyz boýunça geçirýär.
since-place = { $place } / { $count }
since-no-more = Bu sanawda başga iş ýok.
since-asked = Soralýan
since-nothing-asked = hiç zat: hiç bir düzgün bu işi soramaýar
since-decided = Karar
since-nothing-decided = karar berilmedi
since-spoken = soňky gürrüň { $day }
since-never-spoken = entek gürrüň edilmedi
since-because = sebäbi
since-promised = Wada berlen
since-nothing-promised = açyk zat ýok
since-action-open = { $text } ({ $owner }), möhleti { $due }
since-action-late = { $text } ({ $owner }), möhleti { $due }: ýerine ýetirilmedi, { $days } gün gijikdi
# proposed
since-action-done = { $text } ({ $owner }), ýerine ýetirildi { $ended }
since-action-dropped = { $text } ({ $owner }), ýatyryldy { $ended }
since-changed = Üýtgän zat
since-nothing-changed = şondan bäri hiç zat ýazylmady
since-children = Çagalar
since-children-seen = soňky gezek görlen güni { $day }, çaga { $seen } / { $children }
since-children-unseen = { $children ->
    [one] çaga görlen duşuşyk ýazylmady
   *[other] { $children } çaganyň biri görlen duşuşyk ýazylmady
}
since-contact = Aragatnaşyk
since-last-contact = soňky { $day }
since-no-contact = entek ýazylmady
since-tried = synanyşyldy { $day }
# proposed
since-referrals = Ugrukdyrmalar
since-referral = { $need }, { $partner }: { $status }, garaşylýan: { $waits }
since-referral-closed = { $need }, { $partner }: { $status }
since-referral-late = { $need }, { $partner }: { $status }, jogap { $days } iş güni gijikdi

# What became of a promised action.
ended-title = Tabşyrygyň netijesi näme?
ended-one = Netijesi näme: { $text }
ended-which = Tabşyryk
ended-end = Netije
ended-note = Näme çykdy, sebäbi
ended-none = Bu işde açyk tabşyryk ýok.
ended-saved = Ýatda saklandy: tabşyryk ýapyldy.
