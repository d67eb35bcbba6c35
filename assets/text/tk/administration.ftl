### The Turkmen sentences, in the Latin alphabet. No native reader has gone through them yet.
###
### The terms are those of the Law on social services of 18.12.2021 where it has them, such as
### durmuş işi boýunça hünärmen (social work specialist) and durmuş hyzmatlaryny peýdalanyjy (user of
### social services), then those of published pages. A message with the line "# proposed" above it
### holds a term or a turn that has no such source: a native reader looks at these first. Proposed, and
### too frequent to be marked each time, are iş (case), açyk and ýapyk (open, closed), aragatnaşyk
### (contact), duşuşyk (session), tabşyryk (action), gözegçilik ýazgylary (audit trail), ammar (store),
### hasap (account), ätiýaçlyk nusga (backup), garalama (draft) and üýtgetme (commit).

# Administration: the first screen of who keeps the service running.
# proposed
administration-title = Dolandyryş
administration-about = Gullugyň işlemegini üpjün edýän zatlar, her biri bir setirde. Enter saýlanan setiriň işini edýär; netijesi setirleriň aşagynda durýar. Şu ýerden hiç bir iş görünmeýär.
administration-verification = Barlag
# proposed
administration-accounts = Hasaplar
# proposed
administration-backup = Ätiýaçlyk nusga
administration-backup-begins = Ätiýaçlyk nusga taýýarlanýar.
administration-backup-never = Entek ätiýaçlyk nusga edilmedi. Enter birini edýär.
administration-backup-last = { $made }, { $days ->
    [0] şu gün
    [one] düýn
   *[other] { $days } gün öň
}. Enter birini edýär.
administration-backup-due = Häzir ätiýaçlyk nusga ediň we wagtal-wagtal birini başga diske goýuň: goldaw backup FILE.
administration-backup-file = Faýl
administration-backup-holds = Barlanyp okaldy
# proposed
administration-backup-size = { $records } ýazgy, iň soňky üýtgetme { $sequence }; her biri açyldy we düşünildi; { $size }
administration-backup-next = Indiki nusga
administration-backup-about = Ätiýaçlyk nusga iş dowam edýärkä ammaryň bukjasyna ýazylýar, ahyryna çenli yzyna okalýar, diňe şondan soň edildi diýilýär. Iň täze { $kept } sanysy ol ýerde saklanýar. goldaw restore FILE birini dikeldýär, goldaw backup --check FILE birini okaýar.
administration-not-verified = Enter hemme zady täzeden okaýar.
# proposed
administration-verification-about = Her üýtgetme, ýazgy, görkeziji setiri we gözegçilik ýazgysy täzeden okalýar we deňeşdirilýär. Iş köp bolsa, bu wagt alýar; gutarýança başga soraga jogap berilmeýär. Hiç zat üýtgedilmeýär.
administration-sound = Hemme zat täzeden okaldy we abat.
administration-faults = Nädogry zat: { $count }
# proposed
administration-commits = Üýtgetmeler
administration-records = Ýazgylar
# proposed
administration-index-rows = Görkezijiler
# proposed
administration-audit-entries = Gözegçilik
administration-accounts-count = Girip bilýän: { $count }{ $disabled ->
    [0] {""}
   *[other] , ýapylan: { $disabled }
}
administration-audit = Enter ony açýar.
administration-accounts-about = Hasaplar buýruk setirinde dolandyrylýar: goldaw account --help.
administration-kib = { $count } KiB
administration-mib = { $count } MiB
# proposed
administration-store = Ammar
administration-store-takes = diskde { $size }
administration-store-unknown = Göwrümi häzir belli däl.
# proposed
administration-store-journal = Žurnal
# proposed
administration-store-copy = Iş nusgasy
administration-store-backups = Ätiýaç nusgalar
# proposed
administration-store-drafts = Garalamalar
# proposed
administration-store-aside = Gyra goýlan
administration-store-about = Žurnal esasy ýazgydyr; iş nusgasy ýok bolsa ýa-da zaýalansa, ol žurnaldan täzeden gurulýar. Garalamalar ýazylyp, entek ýatda saklanmadyk tekstlerdir. Gyra goýlan – zaýalanan ýa-da kesilen zatlar.
administration-settings = Sazlamalar

# The settings of how what is recorded is kept safe.
settings-now = Gulp: { $minutes ->
    [0] hiç haçan
   *[other] { $minutes } minut
}; nusgalar: { $daily }, saklanýar: { $backups }; işler: { $cases } ýyl
settings-daily-at = { $hour }:00
settings-daily-never = her gün däl
# proposed
settings-about = Enter olary üýtgedýär. Ekran görkezilen minutlap düwme basylmasa gulplanýar. Görkezilen sagatdan başlap serwer (goldaw serve) gündelik ätiýaçlyk nusgany özi edýär; sagat boş bolsa ýa-da serwer ýok bolsa, nusga özi edilmeýär. Ammaryň bukjasynda görkezilen sanda nusga saklanýar, soň iň könesi aýrylýar. Ýapyk işler görkezilen ýyldan soň pozmak üçin görkezilýär. Duşuşyklaryň şahsy bölümleri diňe özlerine degişli superwizora we hünärmene görkezilýär. Hiç zat öz-özünden pozulmaýar.
settings-idle-lock = Gulp, minut (0: ýok)
settings-backup-hour = Gündelik nusga, sagat
settings-backups = Saklanýan nusga
settings-case-years = Işler, ýyl
settings-personal-years = Şahsy bölüm, ýyl

# The server that has the store open.
administration-server = Serwer
server-now = birikdirilen: { $count }; { $since } bäri. Enter: hemmesi.
server-version = Görnüş
server-version-waiting = { $version }; { $waiting ->
    [0] garaşýan sorag ýok
   *[other] garaşýan sorag: { $waiting }
}
# proposed
server-last-commit = Soňky ýazgy
server-commit = { $number }, { $at }
server-connected = Birikdirilen
server-connected-account = { $name } ({ $login }), ulanyjy { $user }, { $since } bäri: { $state }
server-connected-nobody = entek hiç kim saýlanmady, ulanyjy { $user }, { $since } bäri: { $state }
server-active = soňky işi { $at }
server-locked = gulply
