# What several screens write into the cells of their lists.
# proposed
cells-risk-high = ýokary!
# proposed
cells-risk-medium = orta
# proposed
cells-risk-low = pes
cells-silent = { $days } gün aragatnaşyk ýazylmady (çäk { $limit })

region-ahal = Ahal
region-ashgabat = Aşgabat
region-balkan = Balkan
region-dashoguz = Daşoguz
region-lebap = Lebap
region-mary = Mary
