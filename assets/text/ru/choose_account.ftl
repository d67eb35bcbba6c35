# Choosing who one is, in a demonstration.
choose-account-title = Goldaw, демонстрация
choose-account-about = В демонстрации вы сами выбираете, кто вы. Супервизор видит свою команду, координатор — всех, специалист — свои случаи. Все люди здесь вымышлены.
choose-account-who = Кто вы сегодня? Все люди здесь вымышлены.
choose-account-role = Роль
choose-account-name = Имя
choose-account-login = Учётная запись
choose-account-search = Роль, имя, запись
