# The form that records a contact, and how a person is reached safely.
# proposed
contact-title = Aragatnaşyk. Howpsuz aragatnaşyk: { $safe }
contact-on = Gün
contact-medium = Görnüşi
contact-made = Netije
contact-outcome-made = boldy
contact-outcome-tried = diňe synanyşyldy
contact-seen = Görlenler
contact-alone = Ýeke görlenler
contact-note = Bellik
contact-next-by = Indiki aragatnaşyk
contact-saved = Ýatda saklandy: aragatnaşyk ýazyldy.
contact-no-letters = HAT IBERMELI DÄL
contact-no-calls-home = ÖÝÜNE JAŇ ETMELI DÄL
# proposed
contact-no-way-agreed = howpsuz ýol ylalaşylmady
contact-way = { $way }
contact-first = { $first }{ $dot }{ $then }
contact-member = { $name }, { $relation }, { $age }
contact-member-themselves = { $name }, { $age }
