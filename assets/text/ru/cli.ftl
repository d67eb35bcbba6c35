# What the command line says beside its answers.

cli-unexpected-answer = Хранилище ответило не на тот вопрос. Ничего не изменено. Пожалуйста, сообщите об этом.
cli-unreadable = { $path } не читается: { $reason }.
cli-io = Система отказала: { $reason }.
cli-panic = Goldaw остановился из-за собственной ошибки. Сохранённое в целости. Пожалуйста, запустите его снова; если это повторится, сообщите, что вы делали, и приложите то, что покажет RUST_BACKTRACE=1.
cli-unknown-language = Значение GOLDAW_LANG — «{ $language }», такого языка в программе нет. Задайте tk, ru или en.
cli-unknown-theme = Значение GOLDAW_THEME — «{ $theme }», такого вида в программе нет. Задайте usual, high_contrast, colour_blind, plain или slow_line.
cli-no-account-hint = goldaw account list покажет все.
cli-no-home = Папка хранилища неизвестна: домашней папки нет. Назовите её через --store или GOLDAW_STORE.
cli-no-csv = Этот ответ — не список, поэтому записать его как CSV нельзя. Возьмите --format json или --format table.

cli-no-terminal = Интерфейсу нужен терминал, на котором рисовать и с которого читать клавиши.
cli-no-terminal-hint = Запустите его в терминале. В сценариях пользуйтесь командами: goldaw --help покажет их, goldaw demo --no-open только создаёт демонстрацию.
cli-first-time = В { $folder } ещё нет хранилища.
    1  посмотреть вымышленную службу (демонстрацию)
    2  создать хранилище для своей службы
cli-ask-first-time = Наберите 1 или 2; просто Enter — выход:

cli-ask-login = Логин:
cli-ask-passphrase = Парольная фраза:
cli-ask-passphrase-of = Парольная фраза для { $login }:
cli-ask-own-passphrase = Ваша нынешняя парольная фраза:
cli-ask-new-passphrase = Новая парольная фраза (не меньше 12 знаков, лучше всего несколько слов):
cli-ask-passphrase-again = Ещё раз её же:
cli-passphrases-differ = Они не совпадают. Пожалуйста, наберите снова.
cli-nothing-entered = Ничего не введено, поэтому ничего не сделано.
cli-no-login = Нет терминала, чтобы спросить логин. Задайте GOLDAW_LOGIN и GOLDAW_PASSPHRASE_FILE.
cli-no-passphrase = Нет терминала, чтобы спросить парольную фразу.
cli-no-passphrase-hint = Назовите файл с ней через GOLDAW_PASSPHRASE_FILE, файл с новой — через GOLDAW_NEW_PASSPHRASE_FILE.
cli-passphrase-file-empty = В первой строке { $path } нет парольной фразы.
cli-account-needs-demonstration = Выбирать, кто вы, можно только в демонстрации. Ничего не сделано.
cli-account-needs-demonstration-hint = Уберите --account и войдите; где нет терминала — через GOLDAW_LOGIN и GOLDAW_PASSPHRASE_FILE.
cli-unrecorded = Диск полон, поэтому прочитанное сейчас не попало в журнал аудита. Сохранённое в целости; освободите место на диске.

cli-ask-service = Название службы:
cli-ask-administrator = Имя первого администратора:
cli-init-incomplete = Нет терминала, чтобы спросить. Укажите --name и --login, а файл с парольной фразой — в GOLDAW_PASSPHRASE_FILE.
cli-store-made = Хранилище находится в { $folder }. Его парольная фраза нигде не записана: без неё хранилище не прочесть никому.

cli-settings-changed = Настройки изменены. Они действуют с этой минуты.
cli-account-added = { $login } теперь может войти.
cli-account-disabled = { $login } больше не может войти.
cli-serving = Хранилище открыто для всех, кому доступен { $socket }. Завершить — Ctrl-C; то, о чём сказано «сохранено», сохранено.
cli-served = Сервер завершил работу; на все вопросы отвечено.
cli-serve-failed = Сервер остановился из-за ошибки программы. То, о чём сказано «сохранено», сохранено; запустите его снова.
cli-not-served = Ни один сервер не держит это хранилище открытым.
cli-not-served-hint = `goldaw serve` держит его открытым для всех на этой машине.
cli-serve-is-for-all = Сервер — для всех: --today и --account указывают те, кто входит.
cli-no-socket = Сокет { $socket } создать нельзя: { $reason }. Никто не сможет войти.
cli-no-socket-hint = Группа должна существовать, и пользователь, под которым работает сервер, должен в неё входить; папка должна быть на месте и доступна для записи, а то, что там уже лежит, должно быть сокетом, который никто не слушает.
cli-no-socket-handed-over = То, что передал диспетчер служб системы, слушать нельзя: { $reason }. Никто не сможет войти.
cli-no-socket-handed-over-hint = ListenStream= в goldaw.socket должен называть файл сокета; работающий образец есть в assets/systemd.
cli-key-written = В { $file } теперь ключ этого хранилища. У кого есть этот файл и хранилище, тот прочтёт всё: отдайте его только пользователю службы.
cli-no-server = На { $socket } не отвечает ни один сервер.
cli-no-server-hint = Без --socket хранилище открывает сама эта программа, если его не держит открытым никто другой.
cli-needs-the-store = Это хранилище держит открытым сервер, а этой команде нужно само хранилище.
cli-needs-the-store-hint = Тот, кто обслуживает машину, останавливает сервер, выполняет команду от имени пользователя службы и снова запускает сервер. В systemd: systemctl stop goldaw.socket goldaw.service, а в конце systemctl start goldaw.socket. Иначе: Ctrl-C там, где работает «goldaw serve».
cli-user-linked = Пользователь { $user } этой машины теперь — учётная запись { $login }. Через `goldaw serve` он входит без парольной фразы.
cli-user-unlinked = Пользователь { $user } этой машины больше не входит.
cli-no-system-user = Пользователя { $user } нет.
cli-no-system-user-hint = `id NAME` скажет, кого знает эта машина; `goldaw account users` перечислит тех, кто может войти.
cli-passphrase-set = У { $login } новая парольная фраза; старая недействительна.
cli-no-specialist = Специалиста { $specialist } нет.
cli-no-specialist-hint = goldaw list specialists покажет их коды.

cli-demonstration-half-made = Демонстрация в { $folder } не была закончена. Она удалена и создаётся заново.
cli-demonstration-taken-back = Вымышленную службу не удалось создать до конца; то, что от неё было в { $folder }, удалено.
cli-demonstration-half-left = Вымышленную службу не удалось создать до конца, а то, что от неё есть в { $folder }, не удалось удалить.
cli-demonstration-differs = В { $folder } лежит демонстрация с другим зерном, днём или размером. Ничего не изменено.
cli-demonstration-differs-hint = Назовите другую папку через --store или откройте эту через goldaw --store.
cli-demonstration-progress = Создаётся вымышленная служба: случаев { $done } из { $total }
cli-demonstration-writing = Создаётся вымышленная служба: запись на диск, { $percent } %
cli-demonstration-ready = Демонстрация находится в { $folder }.
cli-demonstration-incomplete = Эта демонстрация не была закончена.
cli-demonstration-incomplete-hint = Создайте её заново командой goldaw demo.

cli-imported = Импортировано под именем «{ $source }». Следующий импорт под этим именем обновит эти строки.
cli-import-dry-run = Только подсчитано, ничего не записано. Справочник был бы импортирован под именем «{ $source }».

cli-nothing-imported = Ничего не импортировано: не подошла ни одна строка.
cli-import-files-left-out = { $count ->
    [one] { $count } файл не удалось открыть или прочесть до конца. Строки выше говорят почему.
    [few] { $count } файла не удалось открыть или прочесть до конца. Строки выше говорят почему.
    [many] { $count } файлов не удалось открыть или прочесть до конца. Строки выше говорят почему.
   *[other] { $count } файла не удалось открыть или прочесть до конца. Строки выше говорят почему.
}

cli-verify-progress = Всё перечитывается: { $percent } %
cli-verified = Всё перечитано, всё в порядке.
cli-faults = { $count ->
    [one] В этом хранилище { $count } неисправность.
    [few] В этом хранилище { $count } неисправности.
    [many] В этом хранилище { $count } неисправностей.
   *[other] В этом хранилище { $count } неисправности.
}
cli-faults-hint = То, что читается, можно читать и дальше. goldaw verify --repair исправит то, что можно исправить без риска; иначе верните резервную копию: goldaw restore FILE.
cli-nothing-to-repair = Всё перечитано, всё в порядке: исправлять было нечего.
cli-repaired = Перечитайте всё ещё раз: goldaw verify.
cli-list-takes-no = «goldaw list { $what }» не сужается через { $filter }. Можно указать { $taken }.
cli-recovery-key = Ключ восстановления: { $key }
  Запишите его сейчас на бумагу и храните в запечатанном конверте, вдали от этой машины. Он показан один этот раз.
  Когда ни один администратор не может войти, «goldaw account recover LOGIN» впустит с ним одного. У кого есть он и хранилище, тот прочтёт всё.
cli-ask-recovery-key = Ключ восстановления, с бумаги:
cli-ask-written-down = Нажмите Enter, когда он будет на бумаге.
cli-no-recovery-key = Ключ восстановления спрашивают на терминале или читают из файла, названного в GOLDAW_RECOVERY_KEY_FILE.
cli-account-enabled = Учётная запись «{ $login }» снова может войти, с новой парольной фразой.
cli-store-incomplete = Создание хранилища в { $folder } прервалось, не дойдя до конца.
cli-store-incomplete-hint = goldaw init создаст его заново и отложит в сторону то, что там есть.
cli-init-aside = Начатое там прежде сохранено в { $folder }.
cli-account-recovered = Администратор «{ $login }» снова может войти, с новой парольной фразой. Использованный ключ восстановления больше ничего не открывает; его место занял ключ, показанный выше.

cli-backup-no-folder = Папки { $folder } нет. Ничего не записано.
cli-backup-no-folder-hint = Создайте папку, подключите диск, на котором она лежит, или назовите другую.
cli-backup-made = Резервная копия в { $file } перечитана и цела.
cli-backup-whole = Резервная копия прочитана до конца и цела.
cli-restored = Хранилище в { $folder } снова цело: фиксации с 1 по { $backup } взяты из копии, { $journal ->
    [0] из журнала — ни одной
   *[other] из журнала — ещё { $journal }
}.
cli-restore-aside = То, что там было прежде, сохранено в { $folder }.
cli-restore-drafts-left = Набранное там и не сохранённое прочиталось не полностью; взято всё, что можно было взять.
cli-restore-no-journal = Журнала, чтобы продолжить, не было: того, что сохранено после { $made }, нет.
cli-restore-shorter = Журнал в { $folder } кончается раньше копии, поэтому из него ничего не повторено.
cli-restore-other-history = Журнал в { $folder } не продолжает эту копию: у него другая история. Из него ничего не повторено.
cli-restore-gap = Журнал в { $folder } не доходит до копии: фиксаций с { $from } по { $to } нет, поэтому из него ничего не повторено.
cli-restore-damaged = Журнал в { $folder } повреждён после фиксации { $last }. Того, что сохранено позже, нет.
cli-restore-damaged-seen = Журнал в { $folder } повреждён: фиксации с { $from } по { $to } повторить не удалось, их нет.

# What is wrong with a call. The names of arguments stay as they are.
usage-unknown = В этой команде нет ничего с именем { $given }.
usage-no-command = Нет команды «{ $given }».
usage-no-value = Для { $argument } нужно значение.
usage-value-of = «{ $given }» не подходит для { $argument }. Возможно: { $possible }.
usage-day = «{ $given }» — не дата для { $argument }. Напишите день, который есть в календаре, в виде ГГГГ-ММ-ДД или ДД.ММ.ГГГГ.
usage-value = «{ $given }» не подходит для { $argument }.
usage-missing = Не хватает: { $missing }.
usage-conflict = { $one } и { $other } исключают друг друга.
usage-which-command = После { $given } нужно одно из этого: { $possible }.
usage-takes-no-value = Для { $argument } значение не нужно, а «{ $given }» — значение.
usage-twice = { $argument } можно указать только один раз.
usage-unreadable = В вызове есть что-то, что не является текстом в UTF-8.
usage-hint = Ничего не сделано. goldaw --help показывает, что можно написать.
