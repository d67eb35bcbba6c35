# A person who may be erased: where the person stands, and may be named.
person-title = Adam { $code }
person-about = Bir adamyň nirede ýazylandygy. Ýokarda pozulanda aýryljak zatlar; aşakda onuň işleriniň galýan tekstleri. Olarda at gözlenmeýär: Enter her birini duran ýerinde açýar, şonda özüňiz okap bilersiňiz.
person-stands = { $name }: { $cases ->
    [0] hiç bir işde ýok.
   *[other] { $cases } işde.
}{ $texts ->
    [0] {""}
   *[other] {" "}Ady bolup biljek tekst: { $texts }.
}
person-erased = Pozulan güni { $day }.{ $texts ->
    [0] {""}
   *[other] {" "}Ady entek bolup biljek tekst: { $texts }. Özüňiz okaň.
}
person-goes = Pozulanda aýrylýar: { $count }
person-texts = Galýar, ady bolup biler: { $count }
person-case = Iş
person-what = Näme
person-day = Gün
person-is-taken-away = Adam pozulanda bu aýrylýar. Enter işi açýar.
person-is-read-by-hand = Tekstde at gözlenmeýär. Enter işi şol ýerde açýar; özüňiz okaň.
