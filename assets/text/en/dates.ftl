# Days and times. The short weekday names stand in tables; the long ones are also what a reader may type.

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

weekday-short-monday = Mon
weekday-short-tuesday = Tue
weekday-short-wednesday = Wed
weekday-short-thursday = Thu
weekday-short-friday = Fri
weekday-short-saturday = Sat
weekday-short-sunday = Sun

day-today = today
day-not-understood = “{ $text }” is not a day. Write 15.10.2021, 15.10., +3 (in three days), -3, a weekday or today.
day-does-not-exist = The calendar has no day { $text }. Check the day and the month.
