# The words of the records: what each value of an enumeration is called, why a line is on the agenda, and what is wrong with something that was entered.

## Who does what

role-supervisor = супервизор
role-coordinator = координатор
role-specialist = специалист
role-administrator = администратор

experience-new = новый
experience-standard = обычный
experience-senior = старший

# Of the workload.
band-low = низкая
band-normal = обычная
band-high = высокая
band-over = сверх нормы

## Cases and people

# Of the risk.
risk-high = высокий
risk-medium = средний
risk-low = низкий
risk-none = не определён

case_kind-individual = один человек
case_kind-family = семья

# Of a case.
case_status-open = открыт
case_status-closed = закрыт
case_status-transferred = передан другой службе
case_status-duplicate = зарегистрирован дважды

assistance-one_time = разовая помощь
assistance-long_term = длительное сопровождение

target_group-family_with_children = семья с детьми в трудной жизненной ситуации
target_group-without_parental_care = дети без попечения родителей
target_group-leaving_care = молодые люди, покидающие учреждение
target_group-child_with_disability = семья ребёнка с инвалидностью
target_group-violence = насилие в отношении женщин
target_group-newborn_at_risk = риск для новорождённого, ранняя беременность
target_group-adolescent_justice = подростки и уголовное правосудие
target_group-parental_addiction = родители с зависимостью
target_group-adult_with_disability = взрослый с инвалидностью
target_group-lonely_elderly = одинокие пожилые люди
target_group-chronic_disease = люди с хронической болезнью

closure-no_longer_requires_support = поддержка больше не нужна
closure-moved = переезд
closure-refused = отказ от дальнейшей помощи
closure-no_longer_meets_criteria = больше не отвечает критериям
closure-died = смерть
closure-missing = не удаётся найти
closure-other = другая причина

sex-female = женский пол
sex-male = мужской пол
sex-unknown = пол не указан

age-child = ребёнок
age-adult = взрослый
age-elderly = пожилой
age-unknown = возраст неизвестен

relation-focus = о ком этот случай
relation-mother = мать
relation-father = отец
relation-spouse = муж или жена
relation-child = сын или дочь
relation-sibling = брат или сестра
relation-grandparent = бабушка или дедушка
relation-relative = родня
relation-other = не родня

## Work on a case

# Of a goal.
achievement-open = в работе
achievement-achieved = достигнута
achievement-partially_achieved = достигнута частично
achievement-not_achieved = оставлена

# Of a plan.
approval-not_asked = не запрошено
approval-pending = ждёт утверждения
approval-approved = утверждён
approval-rejected = возвращён

help_kind-collecting_documents = сбор документов
help_kind-accompanying = сопровождение в учреждение
help_kind-processing_documents = документы на инвалидность или лечение
help_kind-finding_specialist = поиск юриста, врача
help_kind-counselling = консультирование

medium-home_visit = визит на дом
medium-office = в центре
medium-phone = телефон
medium-elsewhere = в другом месте
medium-message = сообщение

due-first_contact = первый контакт
due-assessment = оценка
due-plan = план
due-plan_review = пересмотр плана
due-follow_up = обещанный контакт
due-help = намеченная помощь
due-contact = контакт
due-answer = ответ партнёра
due-action = поручение

# Of an action.
action_status-open = открыто
action_status-done = выполнено
action_status-dropped = снято

action_owner-specialist = специалист
action_owner-supervisor = супервизор

## Referrals and partner organisations

# Of a service; at most 19 cells.
service_status-active = действует
service_status-inactive = не предоставляется
service_status-defunct = не существует
service_status-temporarily_closed = временно закрыта

# Of a referral.
referral_status-draft = черновик
referral_status-active = в работе
referral_status-completed = помощь подтверждена
referral_status-revoked = прекращено
referral_status-entered_in_error = внесено по ошибке

attempt-draft = черновик
attempt-requested = отправлено
attempt-received = получено
attempt-accepted = принято
attempt-in_progress = идёт работа
attempt-on_hold = на паузе
attempt-rejected = отклонено
attempt-completed = выполнено (партнёр)
attempt-failed = не удалось
attempt-cancelled = отозвано
attempt-entered_in_error = внесено по ошибке

# They follow «ждёт», in the genitive.
waits-decision = решения
waits-confirmation = подтверждения
waits-us = нас
waits-partner = партнёра
waits-nobody = закрыто

channel-phone = телефон
channel-paper = бумага
channel-email = эл. почта
channel-in_person = лично

move-send = отправлено
move-receive = получено
move-accept = принято
move-start = начато
move-hold = на паузе
move-resume = продолжено
move-reject = отклонено
move-complete = выполнено
move-fail = не удалось
move-cancel = отозвано
move-entered_in_error = внесено по ошибке
move-promise = обещано
move-no_reply = нет ответа

referral_decision-new_attempt = обратиться к другому партнёру
referral_decision-send_back = ещё раз обратиться к тому же партнёру
referral_decision-serve_in_house = оказать помощь самим
referral_decision-accept_denial = принять отказ

activity-programme = групповая программа
activity-event = мероприятие для жителей
activity-training = обучение

## Supervision

session_kind-individual = индивидуальная
session_kind-group = групповая
session_kind-ad_hoc = по особому поводу

session_status-planned = запланирована
session_status-held = проведена
session_status-signed = подписана
session_status-cancelled = отменена

depth-continues = рассмотрено, план в силе
depth-note = заметка
depth-decision = решение

audit-created = создано хранилище
audit-logged_in = вход
audit-login_failed = неудачный вход
audit-opened = открыто
audit-unmasked = показаны имена
audit-changed = изменено
audit-signed = подписано
audit-imported = импортировано
audit-exported = экспортировано
audit-refused = отказано
audit-backed_up = сделана резервная копия
audit-restored = восстановлено из резервной копии
audit-locked = экран заблокирован
audit-unlocked = экран разблокирован
audit-disabled = учётная запись отключена
audit-enabled = учётная запись включена
audit-passphrase_changed = сменена парольная фраза
audit-recovered = доступ восстановлен
audit-erased = стёрто

## The rules of the agenda, as short tags on a case in a list

rule-check_in = как дела
rule-action_overdue = поручение просрочено
rule-action_open = поручение открыто
rule-flagged = отметка
rule-high_risk_silent = нет контакта, высокий
rule-risk_raised = риск повышен
rule-urgent_referral = срочный ответ опаздывает
rule-plan_approval = утвердить план
rule-referral_decision = решить о направлении
rule-closure_requested = решить о закрытии
rule-first_contact_overdue = первый контакт просрочен
rule-assessment_overdue = оценка просрочена
rule-plan_overdue = план просрочен
rule-plan_review_overdue = пересмотр плана просрочен
rule-follow_up_overdue = обещание просрочено
rule-help_overdue = помощь просрочена
rule-referral_response_late = ответ опаздывает
rule-referral_no_first_contact = партнёр не начал
rule-referral_no_move = направление стоит
rule-referral_unconfirmed = помощь не подтверждена
rule-silent = нет контакта
rule-child_unseen = ребёнка не видели
rule-plan_unchanged = план без изменений
rule-one_time_too_long = разовая помощь затянулась
rule-not_discussed = не обсуждался
rule-new_case = новый
rule-ready_to_close = можно закрыть
rule-risk_unrated = риск не определён
rule-due_soon = скоро срок
rule-workload = нагрузка
rule-learning = развитие
rule-next_date = следующая дата

## Why a line is on the agenda

reason-check_in = как дела: неделя, самочувствие
reason-action_overdue = просрочено на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}{ $carried ->
    [0] {""}
    [one] , перенесено { $carried } раз
    [few] , перенесено { $carried } раза
    [many] , перенесено { $carried } раз
   *[other] , перенесено { $carried } раза
}: { $text }
reason-action_open = срок { $due }{ $carried ->
    [0] {""}
    [one] , перенесено { $carried } раз
    [few] , перенесено { $carried } раза
    [many] , перенесено { $carried } раз
   *[other] , перенесено { $carried } раза
}: { $text }
reason-flagged = отметка { $day }: { $text }
reason-high_risk_silent = высокий риск, контакт не записан { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-risk_raised = риск повышен { $day }
reason-urgent_referral = срочно, ответ опаздывает на { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}: { $need }
reason-plan_approval = план от { $day } ждёт утверждения
reason-closure_requested = о закрытии просят с { $day }
reason-referral_decision = { $status } { $day }, решите, что дальше: { $need }
reason-first_contact_overdue = первый контакт не записан, просрочен на { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}
reason-assessment_overdue = оценки нет, просрочена на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (срок { $due })
reason-plan_overdue = плана поддержки нет, просрочен на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (срок { $due })
reason-plan_review_overdue = план не пересмотрен, просрочка { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (срок { $due })
reason-follow_up_overdue = контакт, обещанный до { $due }, не записан
reason-help_overdue = намеченная помощь не оказана, срок был { $due }
reason-referral_response_late = ответ опаздывает на { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
    [many] { $days } рабочих дней
   *[other] { $days } рабочего дня
}: { $need }
reason-referral_no_first_contact = принято { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} назад, не начато (предел { $limit }): { $need }
reason-referral_no_move = нет движения { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit }): { $need }
reason-referral_unconfirmed = выполнено { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} назад, спросите человека (предел { $limit }): { $need }
reason-silent = контакт не записан { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-never_reached = с регистрации ни одного контакта не записано, { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-child_unseen = ребёнка видели { $day }, { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} назад (предел { $limit })
reason-child_never_seen = с регистрации детей не видели, { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-plan_unchanged = план не менялся { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-one_time_too_long = разовая помощь длится { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-not_discussed = не обсуждался { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} (предел { $limit })
reason-new_case = новый у этого специалиста с { $day }
reason-ready_to_close = все цели достигнуты: закрыть?
reason-risk_unrated = риск не определён с { $day }
reason-due_soon = { $what }: срок { $day }
reason-workload = { $points ->
    [one] { $points } балл
    [few] { $points } балла
    [many] { $points } баллов
   *[other] { $points } балла
} из { $capacity }: { $band }
reason-learning = развитие, обучение, что удалось
reason-next_date = следующая супервизия { $day }

## What is wrong with something that was entered, and what would be right

problem-text-too-long = Размер этого текста в байтах: { $bytes }, а можно не больше { $limit }. Сократите его.
problem-number-outside = { $number } выходит за пределы возможного: от { $least } до { $most }.
problem-text-control = В тексте есть управляющий знак, который никому не виден. Удалите его или наберите текст заново.
problem-text-missing = Здесь нужно что-то написать.
problem-day-outside = Этот день вне лет с { $first } по { $last }. Проверьте год.
problem-day-missing = Здесь нужно назвать день.
problem-contact-ahead = Контакт не может быть в будущем. Укажите день не позже { $today }.
problem-contact-nobody-seen = Видеть человека можно только при личной встрече. Уберите имена или измените способ контакта.
problem-referral-empty = В этом направлении ещё нет партнёра. Сначала выберите его.
problem-move-illegal = «{ $move }» здесь невозможно: состояние направления — «{ $status }».
problem-move-ahead = Этот шаг не может быть в будущем. Укажите день не позже { $today }.
problem-move-before-last = Предыдущий шаг был { $last }. Укажите этот день или более поздний.
problem-nothing-to-decide = Решать здесь нечего: ни один партнёр не отказал, и ничего не сорвалось.
problem-partner-missing = Для новой попытки нужен партнёр. Выберите, к кому обратиться.
problem-partner-same = Эта услуга только что отказала. Выберите другую или обратитесь к тому же партнёру ещё раз.
problem-day-before-move = Этот день раньше самого шага. Укажите { $day } или более поздний день.
problem-consent-missing = Человек не дал согласия на направление. Спросите согласие или укажите причину, по которой оно отправляется без него.
problem-service-not-active = Услуга отмечена как «{ $status }». Выберите другую или укажите, почему вы всё же обращаетесь за ней.
problem-erase-open = Случай { $code } открыт, а стирают только закрытые. Сначала закройте его.
problem-erase-person = Стереть этого человека отсюда нельзя, и ничего не изменено. Человека стирает тот, кому открыто всё, что о нём записано, и только когда закрыты все его случаи.
problem-erase-personal-early = Эта личная часть хранится до { $day }, и ничего не стёрто. До тех пор вы оба на неё полагаетесь.
problem-erase-code = Набранное не совпадает с { $code }, поэтому ничего не стёрто. Наберите ещё раз.
problem-case-not-open = Это возможно только в открытом случае; этот отмечен как «{ $status }».
problem-referrals-open = { $count ->
    [one] { $count } направление ещё не закрыто. Закройте его
    [few] { $count } направления ещё не закрыты. Закройте их
    [many] { $count } направлений ещё не закрыты. Закройте их
   *[other] { $count } направления ещё не закрыто. Закройте их
} сначала или укажите, почему случай всё же закрывается.
problem-not-completed = Помощь можно подтвердить только после того, как партнёр сказал, что она оказана.
problem-session-empty = На этой супервизии ничего не записано. Сначала обсудите случай, договоритесь о поручении или напишите заметку.
problem-in-case = { $case }: { $problem }
problem-action-past = Срок поручения не может быть раньше супервизии. Выберите { $day } или более поздний день.
problem-wellbeing = Самочувствие — число от 1 (плохо) до 5 (хорошо) или ничего.
problem-next-session-past = Следующая супервизия должна быть позже этой. Выберите более поздний день.
problem-wait-past = Ожидание кончается в день, который уже прошёл. Выберите день после супервизии.
problem-risk-elsewhere = { $case }: после того как это было написано, риск изменён в другом месте: { $risk }; здесь был { $before }. Написанное сохранится. Выйдите из супервизии и откройте её снова: она покажет нынешний риск, и вы решите о нём заново.
problem-risk-taken-back = Однажды определённый риск не снимают. Выберите высокий, средний или низкий или оставьте как есть.
problem-wait-too-long = При таком риске ({ $risk }) строка может ждать самое позднее до { $latest }.

## What was erased, and where somebody may still be named

erased-case = случай
erased-person = человек
erased-personal_part = личная часть
place-household = в домохозяйстве
place-seen = среди тех, кого видели при контакте
place-file = дело
place-assessment = оценка
place-plan = план
place-help = помощь
place-contact = контакт
place-referral = направление
place-action = поручение
place-supervision = супервизия
