# A person who may be erased: where the person stands, and may be named.
person-title = Person { $code }
person-about = Where one person stands. Above is what erasing the person takes away; below are the texts of the person's cases that stay. Nobody searches them for names: Enter opens each where it stands, so that it can be read by hand.
person-stands = { $name }: { $cases ->
    [0] in no case.
    [one] in { $cases } case.
   *[other] in { $cases } cases.
}{ $texts ->
    [0] {""}
    [one] {" "}{ $texts } text may name the person.
   *[other] {" "}{ $texts } texts may name the person.
}
person-erased = Erased on { $day }.{ $texts ->
    [0] {""}
    [one] {" "}{ $texts } text may still name the person: read it by hand.
   *[other] {" "}{ $texts } texts may still name the person: read them by hand.
}
person-goes = Erasing takes away: { $count }
person-texts = Stays and may name the person: { $count }
person-case = Case
person-what = What
person-day = Day
person-is-taken-away = Erasing the person takes this away. Enter opens the case.
person-is-read-by-hand = Names in a text are not searched for. Enter opens the case there; read it by hand.
