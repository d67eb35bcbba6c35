# A whole case: its head and its parts.
case-title = Случай
case-about = Весь случай в девяти частях: по ним ведут Tab, стрелки или цифры от 1 до 9. Над всеми частями стоит, как безопасно связаться с человеком.
case-people = { $people ->
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
case-risk = риск: { $risk }
case-safe = Безопасная связь: { $safe }

part-overview = обзор
part-household = домохозяйство
part-assessment = оценка
part-plan = план
part-help = помощь
part-contacts = контакты
part-referrals = направления
part-supervision = супервизия
part-history = история

# Overview.
case-due = Сроки
case-nothing-due = Сроков нет.
case-was-due = { $what }, срок был { $days ->
    [1] вчера
    [one] { $days } день назад
    [few] { $days } дня назад
    [many] { $days } дней назад
   *[other] { $days } дня назад
}
case-due-today = { $what }, сегодня
case-due-in = { $what }, { $days ->
    [1] завтра
    [one] через { $days } день
    [few] через { $days } дня
    [many] через { $days } дней
   *[other] через { $days } дня
}
case-promised = Обещано
case-holds = Что действует
case-safe-contact = Безоп. связь
case-child-seen = видели { $day }
case-risk-label = Риск
case-risk-since = { $risk } с { $day }: { $reason }
case-decided = Решено { $day }
case-flagged = Отм. { $day }
case-waits = Ждёт { $day }
case-closure-requested = открыт, о закрытии просят с { $day }
case-file = О случае
case-headline = Суть
case-status = Состояние
case-closed = { $status } { $day }, { $reason }
case-registered = Регистрация
case-area = Место
case-kind = Вид
case-for = Услуга для
case-restricted = Закрытый доступ

# Household.
case-no-household = В этом домохозяйстве ещё никто не записан.
case-age = { $age ->
    [0] меньше года
    [one] { $age } год
    [few] { $age } года
    [many] { $age } лет
   *[other] { $age } года
}
case-caregiver = заботится о детях
case-disability = инвалидность
case-consent = согласие { $day }
case-no-consent = согласия нет
case-seen = видели { $day }
case-never-seen = ещё не видели

# Needs assessment.
case-no-assessment = Оценки потребностей ещё нет.
case-assessed = Оценка потребностей от { $day }
case-strengths = Сильные стороны
case-weaknesses = Слабые стороны
case-potential = Возможности
case-resources = Ресурсы
case-needs = Потребности

# Individual support plan.
case-no-plan = Индивидуального плана поддержки ещё нет.
case-plan = План поддержки, версия { $version }, согласован { $agreed }, пересмотр { $reviewed }
case-approval = Утверждение
case-goals = Цели
case-goals-reached = достигнуто { $reached } из { $goals }
case-by = до { $day }
case-provider = помогает

# Help.
case-no-help = Помощь ещё не намечена и не оказана.

# Contacts.
case-no-contacts = Контактов ещё не записано. Клавиша c записывает первый.
case-contact-made = { $medium }
case-contact-tried = безуспешная попытка: { $medium }
case-seen-people = видели: { $people }
case-seen-alone = видели наедине: { $people }
case-someone = кто-то, кто здесь больше не живёт

# Referrals.
case-no-referrals = О помощи ещё никого не просили. Клавиша r начинает направление.
case-referral-need = Что нужно
case-referral-partner = Партнёр
case-referral-status = Состояние
case-referral-waits = Ждёт
case-referral-asked = Запрос
case-referral-late = Опозд.
case-referral-days = { $days } р.д.

# Supervision entries.
case-no-supervision = В подписанной супервизии этот случай ещё не обсуждался.
case-raised = Повод
case-situation = Ситуация
case-analysis = Анализ
case-decision = Решение
case-risk-changed = был { $before }, теперь { $after }
case-waits-until = Ждёт до
case-erase-whom = Кого стереть?
case-member = Человек
