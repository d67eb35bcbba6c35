# The supervision session.
session-title = Супервизия
session-about = Еженедельная супервизия. Идите по местам слева; справа стоит, что произошло с прошлого разговора о случае. Одна клавиша говорит, насколько глубоко вы его обсуждаете: = план в силе, n заметка, d решение. Всё откладывается, пока вы набираете; в деле ничего не появится, пока вы не подпишете.
session-opening = Открывается супервизия…
session-entered = { $cases } из { $of } случаев
session-kept = черновик { $time }
session-not-kept = НЕТ ЧЕРНОВИКА
session-resumed = Начата { $moment }, ещё не подписана: вы продолжаете с того же места.
session-kept-elsewhere = Эту супервизию пишут и в другом месте (черновик { $moment }). Целы оба текста.
session-signed-meanwhile = Тем временем супервизия подписана. То, что у вас написано иначе, стоит здесь как новая супервизия.
session-other-taken = Вы продолжаете другой текст. Ваш отложен; когда вы вернётесь, вопрос повторится.
session-yours-kept = Написанное вами отложено: если открыть снова, оно встанет как новая супервизия.
session-held-before = Проведена { $moment }, ещё не подписана: её текст можно менять.

## The places on the left
session-check-in = как дела
session-actions = поручения
session-general = развитие
session-next = след.
session-tag-decide = решить
session-short-high = выс.
session-short-medium = сред.
session-short-low = низк.

## Which file is written
session-case-file = ДЕЛО { $case }
session-personal = ЛИЧНОЕ · только для двоих: вы и { $specialist }
session-general-file = СУПЕРВИЗИЯ · нагрузка, развитие; ничего личного
session-actions-head = Поручения
session-next-head = Следующая супервизия
session-case-gone = больше не у этого специалиста

## The sheets
session-wellbeing = Самочувствие
session-wellbeing-last = 1 плохо, 5 хорошо; было { $answers }
session-wellbeing-never = 1 плохо, 5 хорошо; ещё не спрашивали
session-personal-note = Заметка
session-general-note = Заметка
session-situation = Ситуация
session-analysis = Анализ
session-risk = Риск
session-risk-unchanged = без изменений
session-risk-was = был { $risk }
session-decision = Решение
session-rationale = Основание

## A case since one last spoke of it
session-at-risk = риск: { $risk }
session-people = { $people ->
    [one] { $people } человек
    [few] { $people } человека
    [many] { $people } человек
   *[other] { $people } человека
}
session-last = прошлый раз
session-asked = требуется:
session-label-today = Сегодня
session-label-safe = Безоп. связь
session-label-agreed = Согласовано
session-label-open = Открыто
session-label-next = День
session-asked-nothing = сейчас ни одно правило о случае не спрашивает
session-never-discussed = ещё не обсуждался
session-discussed = { $day } обсуждался, ничего не решено
session-decided = { $day } { $decision }
session-actions-none = открытых поручений нет, кроме поручений по случаям
session-not-complete = ещё не заполнено
session-risk-now = риск: { $after }, был { $before }
session-waits = ждёт до { $day }: { $reason }

## What the quick keys say
session-continues = { $case }: последний контакт { $day }, план в силе
session-taken-back = { $case }: отменено, ничего не внесено.
session-has-text = В { $case } уже есть текст; он остаётся как есть.
session-ask-contact = { $case }: план в силе. Записать контакт сейчас?
session-last-contact = Последний контакт записан { $day }: для такого риска слишком давно.
session-no-contact = Контактов пока не записано.
session-no-open-action = Открытых поручений здесь нет.

## The short forms
session-action-title = Поручение по { $case }
session-action-title-loose = Поручение не по случаю
session-action-text = Что
session-action-owner = Кто
session-action-due = До
session-wait-title = { $case } подождёт (пусто: больше не ждёт)
session-wait-until = Подождать до
session-wait-reason = Потому что
session-drop-title = Снять: { $text }
session-drop-why = Почему
session-next-title = Следующая супервизия
session-next-on = День
session-next-proposed = предлагается { $day }; Enter — согласиться или назвать другой
session-choose-done = Какое поручение выполнено?
session-choose-drop = Какое поручение снять?
session-choose-action = Поручение

## Signing
session-closing = Завершить супервизию
session-closing-how = Как
session-closing-head = Что будет подписано
session-sign-now = Подписать: текст больше не меняется
session-hold = Считать проведённой, подписать в другой день
session-go-to-missing = Перейти к тому, чего не хватает в { $case }
session-label-signed = Подписано
session-label-missing = Не хватает
session-label-open-cases = Ещё нет
session-sum-cases = обсуждено { $cases } из { $of } случаев
session-sum-depths = { $decisions ->
    [one] { $decisions } решение
    [few] { $decisions } решения
    [many] { $decisions } решений
   *[other] { $decisions } решения
}, { $notes ->
    [one] { $notes } заметка
    [few] { $notes } заметки
    [many] { $notes } заметок
   *[other] { $notes } заметки
}, { $continues ->
    [one] { $continues } план в силе
    [few] { $continues } плана в силе
    [many] { $continues } планов в силе
   *[other] { $continues } плана в силе
}
session-sum-changes = { $risks ->
    [one] изменён { $risks } риск
    [few] изменено { $risks } риска
    [many] изменено { $risks } рисков
   *[other] изменено { $risks } риска
}, { $waiting ->
    [one] ждёт { $waiting } случай
    [few] ждут { $waiting } случая
    [many] ждут { $waiting } случаев
   *[other] ждут { $waiting } случая
}
session-sum-actions = { $actions ->
    [one] { $actions } новое поручение
    [few] { $actions } новых поручения
    [many] { $actions } новых поручений
   *[other] { $actions } нового поручения
}, выполнено или снято: { $ended }
session-sum-open = { $cases }: срочно или нужно решение, не обсуждалось
session-sum-next = следующая супервизия { $day }
session-sum-no-next = о следующей супервизии не договорились
session-incomplete = { $case }: { $field }
session-signed = Подписано. Решения стоят в делах случаев.
session-kept-held = Отмечена как проведённая, не подписана.
