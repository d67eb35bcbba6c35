# The caseload, and the search over all cases.
caseload-title = Случаи в работе
caseload-all = Случаи
caseload-about = Случаи одного специалиста или все, которые вам можно видеть. После / наберите, что искать в коде, сути, месте, партнёрах и именах, в любом из трёх написаний; имя находится с первых трёх букв. Восклицательный знак стоит у того, что было слишком давно или просрочено. Строка внизу говорит, почему выбранный случай стоит на этом месте.
caseload-search = Код, суть, имя
caseload-found = { $count ->
    [one] { $count } случай
    [few] { $count } случая
    [many] { $count } случаев
   *[other] { $count } случая
}
caseload-counts = открыто { $open }, высокий риск { $high }
caseload-order = показано { $count } ({ $filter }), порядок: { $sort }
caseload-sort = Порядок
caseload-filter = Показать
caseload-choice = Какие
caseload-case = Случай
caseload-headline = Суть
caseload-risk = Риск
caseload-child = Ребёнок
caseload-contact = Контакт
caseload-due = Ближайший срок
# What is due, at most 7 cells.
caseload-due-first = первый
caseload-due-assess = оценка
caseload-due-plan = план
caseload-due-review = пересм.
caseload-due-promise = обещано
caseload-due-help = помощь
caseload-due-contact = контакт
caseload-due-answer = ответ
caseload-due-action = поруч.
caseload-talked = Беседа
caseload-refs = Напр.
caseload-who = Чей
caseload-reason = Почему он здесь
caseload-household = { $people ->
    [one] { $people } человек
    [few] { $people } человека
    [many] { $people } человек
   *[other] { $people } человека
}{ $children ->
    [0] {""}
    [one] , { $children } ребёнок
    [few] , { $children } ребёнка
    [many] , { $children } детей
   *[other] , { $children } ребёнка
}
caseload-row-restricted = (закрытый доступ)
caseload-restricted = Этот случай открыт только названным людям. Если вам нужно его увидеть, обратитесь к координатору.
caseload-empty = Открытых случаев здесь нет.
caseload-empty-filter = Случаев «{ $filter }» здесь нет. Клавиша f покажет другие.
caseload-not-found = По запросу «{ $text }» ничего не найдено. Достаточно части кода, сути или места, а от имени — первых трёх букв.
