# Days and times. The short weekday names stand in tables; the long ones are also what a reader may type.

weekday-monday = понедельник
weekday-tuesday = вторник
weekday-wednesday = среда
weekday-thursday = четверг
weekday-friday = пятница
weekday-saturday = суббота
weekday-sunday = воскресенье

weekday-short-monday = пн
weekday-short-tuesday = вт
weekday-short-wednesday = ср
weekday-short-thursday = чт
weekday-short-friday = пт
weekday-short-saturday = сб
weekday-short-sunday = вс

day-today = сегодня
day-not-understood = «{ $text }» — это не день. Напишите 15.10.2021, 15.10., +3 (через три дня), -3, день недели или «сегодня».
day-does-not-exist = В календаре нет дня { $text }. Проверьте день и месяц.
