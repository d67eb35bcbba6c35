# The list of referrals.

referrals-title = Направления
referrals-about = Незакрытые направления по тому, чей сейчас ход; срочные и опоздавшие ответы — первыми. «Позд.» — сколько рабочих дней назад партнёр должен был ответить; «Срок» — обещанный день или день, к которому нужен ответ. Влево и вправо — от раздела к разделу.
referrals-summary = { $count ->
        [one] Открыто { $count } направление
        [few] Открыто { $count } направления
        [many] Открыто { $count } направлений
       *[other] Открыто { $count } направления
    }{ $late ->
        [0] , опоздавших ответов нет.
        [one] , опаздывает { $late } ответ.
        [few] , опаздывают { $late } ответа.
        [many] , опаздывает { $late } ответов.
       *[other] , опаздывает { $late } ответа.
    }
referrals-none = Открытых направлений нет. Новое начинают из случая.
referrals-decision = Отказ или неудача, решите, что дальше: { $count }
referrals-confirmation = Выполнено, по словам партнёра; спросите человека: { $count }
referrals-us = Наш ход, отправить или ответить: { $count }
referrals-partner = Ход партнёра: { $count }
referrals-closed = Закрыто: { $count }
referrals-case = Случай
referrals-need = Что нужно
referrals-need-plain = { $need }
referrals-need-urgent = срочно: { $need }
referrals-asked = Партнёр
referrals-stands = Состояние
referrals-stands-since = { $status } с { $day }
referrals-since = С
referrals-due = Срок
referrals-late = Позд.
referrals-risk = Риск
referrals-specialist = Специалист
referrals-whose = Чьи направления
referrals-everybody = все

# One referral.

referral-title = Направление
referral-title-of = Направление { $code }
referral-about = Одно направление: что нужно, чей ход, безопасный способ связи с человеком, как связаться с партнёром и всё, что произошло, сначала новое. Внизу стоит то, что можно записать сейчас. Направление закрыто только тогда, когда человек подтвердил помощь.
referral-risk = риск: { $risk }
referral-turn-decision = Ждёт решения: { $status } { $day }
referral-turn-confirmation = Ждёт слова человека: выполнено { $day }, по словам партнёра.
referral-turn-draft = Наш ход: черновик, ещё не отправлен.
referral-turn-us = Наш ход: на паузе с { $day }, пока мы не ответим.
referral-turn-late = ! Ход партнёра: ответ опаздывает на { $count ->
        [one] { $count } рабочий день
        [few] { $count } рабочих дня
        [many] { $count } рабочих дней
       *[other] { $count } рабочего дня
    } (срок { $day }).
referral-turn-answer = Ход партнёра: ответ нужен до { $day }
referral-turn-partner = Ход партнёра: { $status } с { $day }
referral-turn-closed = Закрыто: { $status }.
referral-safe-long = ! Это не всё: остальное прочтите в случае.
referral-no-phone = Телефон неизвестен
referral-ask-for = спросить: { $name }
referral-happened = Что произошло
referral-attempt = { $number }. { $partner }: { $status }
referral-written = написано
referral-confirmed = помощь дошла
referral-confirmed-content = помощь устроила
referral-day = День
referral-what = Что
referral-why = Почему, что сказано
referral-named-day = До
referral-said-by = Кто сказал
referral-channel = Как
referral-entered-by = Кто внёс
referral-entry = { $day } { $what }
referral-entry-said-by = сказано: { $name }
referral-entry-named-day = назван день: { $day }
referral-entry-by = внесено: { $name }
referral-entry-at = { $moment }
referral-offered = Что можно записать сейчас
referral-decide = Что дальше?
referral-decision = Решение
referral-saved = Сохранено.
referral-consent-gone = Согласие отозвано.

# Its forms.

referral-form-move = { $partner }: { $what }
referral-form-day = День
referral-form-channel = Как
referral-form-on-behalf-of = Кто это сказал
referral-form-reason = Почему, что сказано
referral-form-first-meeting = Первая встреча
referral-form-next-meeting = Следующая встреча
referral-form-goes-on = Продолжится до
referral-form-promised = Обещано к
referral-form-next-try = Следующая попытка
referral-form-turn = Ждёт
referral-form-turn-us = нас
referral-form-turn-partner = партнёра
referral-form-override-reason = Почему всё же послать
referral-form-rationale = Почему
referral-form-confirm = Что человек говорит о помощи
referral-form-medium = Как спросили
referral-form-received = Помощь дошла?
referral-form-satisfied = Она устроила?
referral-form-note = Что сказано
referral-form-no-letters = Этому человеку нельзя посылать ничего письменного. Спросите безопасным способом, указанным выше.
referral-form-not-received = Скажите, что произошло вместо этого; направление будет ждать решения.

# Asking a partner.

asking-title-start = Новое направление
asking-title-again = Обратиться к другому партнёру
asking-about = Наберите часть названия партнёра, того, что он делает, или услуги и выберите стрелками. В следующей форме говорится, какая помощь нужна. Ничего не отправится, пока форма не сохранена.
asking-whom = К кому обратиться
asking-query = Найти
asking-partner = Партнёр
asking-service = Услуга
asking-status = Примечание
asking-phone = Телефон
asking-none = Ни один партнёр не подходит. Наберите меньше или другое слово.
asking-consent = Согласие дано { $day }.
asking-no-consent = ! Согласие не записано: укажите причину, чтобы всё же отправить, или оставьте черновиком.
asking-form = Обратиться: { $partner }
asking-need = Какая помощь нужна
asking-urgent = Срочно
asking-send-by = Отправить
asking-keep-draft = ещё нет, оставить черновиком
asking-send-next = Новая попытка — черновик. Теперь отправьте её.
