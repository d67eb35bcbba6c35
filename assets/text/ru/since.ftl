# Since we last spoke: one case before or while talking about it.
since-title = С прошлой встречи
since-about = Один случай перед разговором о нём: почему он в повестке, что решено и почему, что обещано и что из этого вышло, что изменилось. ← и → ведут по списку, из которого он открыт.
since-place = { $place } из { $count }
since-no-more = Дальше в этом списке случаев нет.
since-asked = Требуется
since-nothing-asked = ничего: ни одно правило о случае не спрашивает
since-decided = Решено
since-nothing-decided = ничего не решено
since-spoken = обсуждался { $day }
since-never-spoken = ещё не обсуждался
since-because = потому что
since-promised = Обещано
since-nothing-promised = открытых поручений нет
since-action-open = { $text } ({ $owner }), до { $due }
since-action-late = { $text } ({ $owner }), до { $due }: не выполнено, просрочено на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
since-action-done = { $text } ({ $owner }), выполнено { $ended }
since-action-dropped = { $text } ({ $owner }), снято { $ended }
since-changed = Изменилось
since-nothing-changed = с тех пор ничего не записано
since-children = Дети
since-children-seen = видели { $day }: { $seen } из { $children }
since-children-unseen = { $children ->
    [1] нет записи о визите, при котором видели ребёнка
    [one] нет записи о визите, при котором видели одного из { $children } детей
    [few] нет записи о визите, при котором видели одного из { $children } детей
    [many] нет записи о визите, при котором видели одного из { $children } детей
   *[other] нет записи о визите, при котором видели детей
}
since-contact = Контакт
since-last-contact = последний { $day }
since-no-contact = ещё ни одного не записано
since-tried = попытка { $day }
since-referrals = Направления
since-referral = { $need }, { $partner }: { $status }, ждёт { $waits }
since-referral-closed = { $need }, { $partner }: { $status }
since-referral-late = { $need }, { $partner }: { $status }, ответ опаздывает на { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}

# What became of a promised action.
ended-title = Что вышло с поручением?
ended-one = Что вышло: { $text }
ended-which = Поручение
ended-end = Итог
ended-note = Что вышло или почему
ended-none = В этом случае нет открытых поручений.
ended-saved = Сохранено: поручение закрыто.
