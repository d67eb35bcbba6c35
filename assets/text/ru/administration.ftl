# Administration: the first screen of who keeps the service running.
administration-title = Управление
administration-about = То, на чём держится работа службы, по строке на каждое. Enter делает то, для чего служит выбранная строка; под строками сказано, что из этого вышло. Случаев отсюда не видно.
administration-verification = Проверка
administration-accounts = Учётные записи
administration-backup = Резервная копия
administration-backup-begins = Создаётся резервная копия.
administration-backup-never = Резервной копии ещё нет. Enter создаёт её.
administration-backup-last = { $made }, { $days ->
    [0] сегодня
    [1] вчера
    [one] { $days } день назад
    [few] { $days } дня назад
    [many] { $days } дней назад
   *[other] { $days } дня назад
}. Enter создаёт новую.
administration-backup-due = Создайте копию сейчас, а время от времени — и на другом диске: goldaw backup FILE.
administration-backup-file = Файл
administration-backup-holds = Перечитано
administration-backup-size = записей: { $records }, до фиксации { $sequence }, каждая открыта и прочитана; { $size }
administration-backup-next = Следующая
administration-backup-about = Резервная копия пишется в папку хранилища, не прерывая работы, перечитывается до конца и только тогда считается созданной. Там хранятся последние копии, числом { $kept }. goldaw restore FILE возвращает данные из копии, goldaw backup --check FILE читает её.
administration-not-verified = Enter перечитывает всё заново.
administration-verification-about = Каждая фиксация, запись, строка указателя и запись аудита перечитывается и сравнивается. Если случаев много, это занимает время; пока чтение идёт, на другое ответа нет. Ничего не меняется.
administration-sound = Всё перечитано, всё в порядке.
administration-faults = { $count ->
    [one] найдена { $count } неисправность
    [few] найдено { $count } неисправности
    [many] найдено { $count } неисправностей
   *[other] найдено { $count } неисправности
}
administration-commits = Фиксации
administration-records = Записи
administration-index-rows = Указатели
administration-audit-entries = Записи аудита
administration-accounts-count = могут войти: { $count }{ $disabled ->
    [0] {""}
   *[other] , отключено: { $disabled }
}
administration-audit = Enter открывает его.
administration-accounts-about = Учётными записями управляют из командной строки: goldaw account --help.
administration-kib = { $count } КиБ
administration-mib = { $count } МиБ
administration-store = Хранилище
administration-store-takes = { $size } на диске
administration-store-unknown = Размер сейчас неизвестен.
administration-store-journal = Журнал
administration-store-copy = Рабочая копия
administration-store-backups = Резервные копии
administration-store-drafts = Черновики
administration-store-aside = Отложено
administration-store-about = Всё записано в журнале; рабочая копия строится по нему заново, когда её нет или она повреждена. Черновики — набранные, но не сохранённые тексты. Отложено то, что было повреждено или оборвано.
administration-settings = Настройки

# The settings of how what is recorded is kept safe.
settings-now = Блокировка: { $minutes ->
    [0] нет
   *[other] { $minutes } мин
}; копии: { $daily }, хранится { $backups }; случаи: { $cases ->
    [one] { $cases } год
    [few] { $cases } года
    [many] { $cases } лет
   *[other] { $cases } года
}
settings-daily-at = { $hour }:00
settings-daily-never = не каждый день
settings-about = Enter изменяет их. Экран блокируется после стольких минут без нажатия клавиш. С указанного часа сервер (goldaw serve) сам создаёт копию за день; если час пуст или сервера нет, сама она не создаётся. Столько копий лежит в папке хранилища, прежде чем уйдёт самая старая. Закрытые случаи предлагаются к стиранию через столько лет. Личные части супервизий предлагаются только тем супервизору и специалисту, которым они принадлежат. Само ничего не стирается.
settings-idle-lock = Блокир., мин (0: нет)
settings-backup-hour = Копия за день, час
settings-backups = Хранить копий
settings-case-years = Случаи, лет
settings-personal-years = Личные части, лет

# The server that has the store open.
administration-server = Сервер
server-now = соединений: { $count }; работает с { $since }. Enter: все.
server-version = Версия
server-version-waiting = { $version }; { $waiting ->
    [0] ничто не ждёт ответа
    [one] { $waiting } вопрос ждёт ответа
    [few] { $waiting } вопроса ждут ответа
    [many] { $waiting } вопросов ждут ответа
   *[other] { $waiting } вопроса ждут ответа
}
server-last-commit = Фиксация
server-commit = { $number }, { $at }
server-connected = Соединения
server-connected-account = { $name } ({ $login }), пользователь { $user }, с { $since }: { $state }
server-connected-nobody = ещё никто не выбран, пользователь { $user }, с { $since }: { $state }
server-active = последнее действие { $at }
server-locked = экран заблокирован
