# Forms.
form-required = Пожалуйста, заполните это поле.
form-options-seen = с { $from } по { $to } из { $all }
form-no-number = Пожалуйста, напишите целое число от { $from } до { $to }.
form-too-long = Это слишком длинно: в текст помещается { $bytes } байт. Ничего не вставлено.
form-yes = да
form-no = нет
form-type-to-find = наберите для поиска, стрелками выберите
form-type-to-mark = наберите для поиска, стрелки — движение, пробел — отметить
form-leaving = Выбросить этот текст? Он не сохранён.
form-kept = В черновике с { $moment }, ещё не сохранено. F4 или Alt-D выбросит.
form-not-kept = НЕТ ЧЕРНОВИКА: { $why } Текст остаётся здесь; при следующей паузе будет новая попытка.
form-kept-elsewhere = Ещё один текст этой формы отложен { $moment }, в другом месте. Целы оба.
form-others-kept = { $count ->
    [1] Отложен ещё один текст этой формы. F6 или Alt-O покажет его.
    [one] Отложен ещё { $count } текст этой формы. F6 или Alt-O покажет следующий.
    [few] Отложено ещё { $count } текста этой формы. F6 или Alt-O покажет следующий.
    [many] Отложено ещё { $count } текстов этой формы. F6 или Alt-O покажет следующий.
   *[other] Отложено ещё { $count } текста этой формы. F6 или Alt-O покажет следующий.
}
form-unreadable = Один отложенный текст больше не читается; он убран в сторону.
form-left-kept = В черновике, ещё не сохранено: текст будет здесь, когда вы снова откроете форму.

# Forms that were filled in and not saved.
draft-head = Ещё не сохранено
draft-kept = черновик { $moment }
draft-kept-of = { $what }, черновик { $moment }
draft-contact = контакт
draft-ending = что вышло с поручением
draft-referral = новое направление
draft-confirmation = что человек сказал о помощи
draft-again = другой партнёр
draft-action = поручение
draft-wait = подождать до
draft-next-date = день следующей супервизии
draft-other = форма

# A change that was made in two places.
conflict-title = Тем временем изменено: две версии

# The frame of every screen.
interface-too-small = Goldaw нужно 40 столбцов и 12 строк. Увеличьте, пожалуйста, окно.
interface-working = работаю…
interface-saving = сохраняю…
interface-saving-then-leave = Сохранение, затем выход. Ещё раз Ctrl-C — выход сразу.
interface-draft-not-kept = Ваш текст не удалось отложить. Ещё раз Ctrl-C — выход без него.
interface-not-kept-stays = Ваш текст не удалось отложить. Та же клавиша ещё раз — выход без него.
interface-office-failed = Внутри Goldaw что-то пошло не так. Сохранённое в целости. Выйдите и запустите снова.
interface-help = Справка
interface-paste-left-out = Похоже на вставленный текст. Он пропущен: здесь для него нет поля.
interface-typed-ahead-waits = Сохраняется. То, что вы вводите сейчас, подождёт, пока это не закончится.
interface-typed-ahead-reading = Читается. То, что вы вводите сейчас, подождёт; Ctrl-C дважды — выход.
interface-typed-ahead-left-out = Это не сохранено. Введённое после этого пропущено; введите его ещё раз.
interface-news = Пожалуйста, прочтите
interface-reading-only = [ТОЛЬКО ЧТЕНИЕ]
interface-unrecorded = [ЕЩЁ НЕ В ЖУРНАЛЕ]
interface-unrecorded-since = Диск полон: открытое вами попадёт в журнал аудита, как только будет место.

# What one chooses for oneself. Each language is named in its own words, in every file.
language-tk = Türkmençe
language-ru = Русский
language-en = English
interface-language = Язык: { $language }
interface-looks = Вид: { $looks }
appearance-usual = обычный
appearance-high_contrast = высокая контрастность
appearance-colour_blind = для нарушений цветового зрения
appearance-plain = простой, для программ чтения с экрана
appearance-slow_line = для медленной линии
interface-line-is-slow = Медленная линия: { $key } покажет меньше

# What others do while one looks.
interface-changed = новое: { $count }
interface-also-here = здесь же: { $names }
interface-also-here-more = здесь же: { $names } и ещё { $count }
interface-you-elsewhere = вы, в другом окне
interface-about-others = { $sign } отмечает то, что изменил кто-то другой, пока вы смотрите, до тех пор, пока вы там не побываете. Последняя строка говорит, сколько в этом нового и у кого ещё открыта та же запись.
interface-about-menu = Стрелки выбирают, что здесь можно сделать, Enter делает это.
interface-about-slow-line = Вид для медленной линии: выбранное отмечает только >, и ни под списком, ни рядом с ним ничего не расписано. Enter открывает строку для чтения.
interface-row-gone = Выбранной строки больше нет. Теперь выбрана соседняя.
interface-cut-off = [НЕТ СЕРВЕРА]
interface-cut-off-since = Сервер пропал. Сохранённое в целости; то, что вы набираете, остаётся здесь.
interface-back = Сервер снова на связи.

# What stands in place of the screens.
cover-hidden = Goldaw открыт. То, что он показывает, скрыто; ничего из этого не потеряно.

# Names in full.
names-title = Показать на этом экране полные имена
names-why = зачем
names-details = подробности
names-say-why = Пожалуйста, скажите, зачем.
names-reason-call = звонок семье или визит к ней
names-reason-letter = письмо или форма, которую нужно заполнить
names-reason-partner = разговор с организацией-партнёром
names-reason-same = различить двух людей
names-reason-other = другая причина: напишите её ниже
names-supervision = супервизия
names-shown = полные имена
names-shown-until = Полные имена видны, пока вы на этом экране. Это записано в журнал аудита.
names-masked = Снова инициалы.

# The lock.
lock-title = Goldaw заблокирован.
lock-session = Логин
lock-since = Заблокирован
lock-passphrase = Парольная фраза
lock-locking = ключ убирается…
lock-trying = Открывается…
lock-wrong-passphrase = Это не ваша парольная фраза. Наберите её ещё раз.
lock-kept = Всё открытое и набранное будет на месте, когда вы разблокируете экран.
lock-not-kept = Набранное не удалось отложить на диск. Оно ещё здесь; разблокируйте экран, и будет новая попытка.
lock-leave = Набранное не отложено. Разблокируйте экран, чтобы его сохранить, или ещё раз Ctrl-C — выход без него.
lock-demonstration = Демонстрации нечего защищать, и она не блокируется.

# A text to read.
document-more = { $rows ->
    [one] ещё { $rows } строка
    [few] ещё { $rows } строки
    [many] ещё { $rows } строк
   *[other] ещё { $rows } строки
}
document-end = конец

# Before the store is open.
opening-title = Goldaw
opening-about = Записи открываются. Всё, что вы пока наберёте, дождётся первой страницы.
opening-left-out = Набранное, пока записи открывались, пропущено; наберите ещё раз.
