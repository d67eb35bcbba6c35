# The form that records a contact, and how a person is reached safely.
contact-title = Контакт. Безопасная связь: { $safe }
contact-on = День
contact-medium = Как
contact-made = Итог
contact-outcome-made = состоялся
contact-outcome-tried = только попытка
contact-seen = Кого видели
contact-alone = Видели наедине
contact-note = Заметка
contact-next-by = Следующий контакт до
contact-saved = Сохранено: контакт записан.
contact-no-letters = ПИСЕМ НЕ СЛАТЬ
contact-no-calls-home = ДОМОЙ НЕ ЗВОНИТЬ
contact-no-way-agreed = о безопасном способе не договорились
