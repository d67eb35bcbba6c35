# Choosing who one is, in a demonstration.
choose-account-title = Goldaw, görkezme nusga
# proposed
choose-account-about = Görkezme nusgada her kim özüniň kimdigini saýlaýar. Superwizor öz toparyny, utgaşdyryjy hemmeleri, hünärmen öz işlerini görýär. Bu ýerdäki adamlaryň hemmesi oýlanyp tapylan.
choose-account-who = Siz şu gün kim bolarsyňyz? Bu ýerdäki adamlaryň hemmesi oýlanyp tapylan.
# proposed
choose-account-role = Wezipe
choose-account-name = At
# proposed
choose-account-login = Hasap
choose-account-search = Wezipe, at, hasap
