# Days and times. The short weekday names stand in tables; the long ones are also what a reader may type.

weekday-monday = duşenbe
weekday-tuesday = sişenbe
weekday-wednesday = çarşenbe
weekday-thursday = penşenbe
weekday-friday = anna
weekday-saturday = şenbe
weekday-sunday = ýekşenbe

weekday-short-monday = duş
weekday-short-tuesday = siş
weekday-short-wednesday = çar
weekday-short-thursday = pen
weekday-short-friday = ann
weekday-short-saturday = şen
weekday-short-sunday = ýek

day-today = şu gün
day-not-understood = “{ $text }” gün däl. 15.10.2021, 15.10., +3 (üç günden soň), -3, hepdäniň güni ýa-da “şu gün” diýip ýazyň.
day-does-not-exist = Senenamada şeýle gün ýok: { $text }. Güni we aýy barlaň.
