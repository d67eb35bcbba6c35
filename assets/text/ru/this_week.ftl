# This week: the first screen.
week-title = Эта неделя
week-about = Всё, что ждёт вас, одним списком: срочные случаи с причиной, нужные решения, направления, которые ждут нас, ваши специалисты и поручения, о которых договорились. Enter открывает выбранное; на поручении спрашивает, что из него вышло; на строке, которая считает остальное, показывает всё.
week-count-decisions = { $count ->
    [one] { $count } решение
    [few] { $count } решения
    [many] { $count } решений
   *[other] { $count } решения
}
week-count-to-sign = { $count ->
    [one] { $count } подпись
    [few] { $count } подписи
    [many] { $count } подписей
   *[other] { $count } подписи
}
week-count-referrals = { $count ->
    [one] { $count } поздн. ответ
    [few] { $count } поздн. ответа
    [many] { $count } поздн. ответов
   *[other] { $count } поздн. ответа
}
week-count-actions = { $count ->
    [one] { $count } поздн. поручение
    [few] { $count } поздн. поручения
    [many] { $count } поздн. поручений
   *[other] { $count } поздн. поручения
}
week-count-sessions = { $count ->
    [one] { $count } поздн. супервизия
    [few] { $count } поздн. супервизии
    [many] { $count } поздн. супервизий
   *[other] { $count } поздн. супервизии
}
week-count-drafts = не сохранено: { $count }
week-nothing-waits = Ничего вас не ждёт.
week-urgent = Срочно: { $count ->
    [0] ничего
   *[other] { $count }
}
week-decisions = Нужно решение: { $count }
week-referrals = Направления, которые ждут нас: { $count }
week-specialists = { $count ->
    [1] Специалист, открытых случаев: { $open }
   *[other] Специалисты: { $count }, открытых случаев: { $open }
}
week-actions = Открытые поручения: { $count }
week-drafts = Ещё не сохранено: { $count }
week-nothing-urgent = Сегодня срочных случаев нет.
week-more = ещё { $count }
week-show = показать все { $count }
week-fewer = снова меньше
week-specialist = Имя
week-open = Случ.
week-high = Выс.
week-overdue = Опозд.
week-silent = Молч.
week-refs = Напр.
week-last = Была
week-next = Следующая
week-workload = Нагрузка
week-band-over = сверх
week-to-sign = подписать
week-late = опозд. { $count } д
week-decide = { $status }: решить
week-confirm = выполнено: спросить
week-our-turn = { $status }: наш ход
week-answer-late = ответ опаздывает { $count } дн.
week-choose-row = Сначала выберите строку специалиста или случая.
