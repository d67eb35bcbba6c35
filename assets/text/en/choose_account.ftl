# Choosing who one is, in a demonstration.
choose-account-title = Goldaw, a demonstration
choose-account-about = In a demonstration one chooses who one is. A supervisor sees her team, a coordinator everybody, a specialist his own cases. All people here are invented.
choose-account-who = Who are you today? All people here are invented.
choose-account-role = Role
choose-account-name = Name
choose-account-login = Account
choose-account-search = Role, name, account
