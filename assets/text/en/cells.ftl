# What several screens write into the cells of their lists.
cells-risk-high = high!
cells-risk-medium = med
cells-risk-low = low
cells-silent = no contact recorded { $days } d (limit { $limit })

region-ahal = Ahal
region-ashgabat = Ashgabat
region-balkan = Balkan
region-dashoguz = Dashoguz
region-lebap = Lebap
region-mary = Mary
