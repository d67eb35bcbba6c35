# What several screens write into the cells of their lists.
cells-risk-high = выс.!
cells-risk-medium = сред.
cells-risk-low = низк.
cells-silent = контакт не записан { $days } дн. (предел { $limit })

region-ahal = Ахал
region-ashgabat = Ашхабад
region-balkan = Балкан
region-dashoguz = Дашогуз
region-lebap = Лебап
region-mary = Мары
