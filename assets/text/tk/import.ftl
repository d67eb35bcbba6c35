# Reading a partner directory.

import-problem = { $file }, setir { $line }: { $reason }
import-note = { $file }: { $text }
import-summary = { $table }: okaldy { $read }, täze { $new }, üýtgedilen { $changed }, esasy ýazgysyz saklanan { $orphan }, kabul edilmedik { $refused }; üýtgemedik { $unchanged }, gaýtalanan { $repeated }

import-wrong-width = setirde { $cells } öýjük, sözbaşyda { $columns } sütün bar; setir goýberildi.
import-cell-too-long = bir öýjük { $limit } baýtdan uzyn; setir goýberildi.
import-row-too-long = setir { $limit } baýtdan uzyn; ol goýberildi.
import-line-too-long = setir bir megabaýtdan uzyn; ol goýberildi.
import-zero-byte = setirde nol baýt bar, faýl zaýalanan bolmagy mümkin; setir goýberildi.
import-broken-letters = setirde { $encoding } üçin manysyz baýtlar bar; setir goýberildi.
import-open-quote = dyrnak bu ýerde açylýar, ýöne ýapylmaýar; bu setir goýberildi, indikileri okaldy.
import-unreadable = faýly mundan aňryk okap bolmady ({ $error }); öň okalanlar saklandy.
import-not-opened = faýly açyp bolmady ({ $error }); ondan hiç zat import edilmedi.
import-not-a-file = bu adaty faýl däl; ondan hiç zat import edilmedi. Mazmunyny bir faýla göçüriň we şony import ediň.
import-too-many-columns = sözbaşyda { $limit } sütünden köp bar; faýldan hiç zat import edilmedi.
import-column-name-too-long = bir sütüniň ady { $limit } baýtdan uzyn; faýldan hiç zat import edilmedi.
import-too-many-rows = sanawda { $limit } setirden köp bar; bu setir we faýlyň galan bölegi goýberildi. Ony bölek-bölek, her birini şol bir --source bilen import ediň.
import-no-name = guramanyň ady ýok; setir goýberildi.
import-service-without-name = hyzmatyň ady ýok; setir goýberildi.
import-same-id = “{ $id }” belgisi başga mazmun bilen şu ýerde hem bar: { $file }, setir { $line }; diňe şol ýerdäkisi saklandy.

import-encoding = ol UTF-8 däl, şu kodlamada okaldy: { $encoding }. Harplar nädogry görünse, ony UTF-8 görnüşinde ýazdyryň we täzeden import ediň.
import-empty-file = faýl boş.
import-file-changed = faýl okalýan wagty üýtgedi, ahyry ýok bolmagy mümkin. Ony täzeden import ediň.
import-header-only = faýlda sözbaşy bar, setir ýok.
import-ids-made = belgisi ýok setir: { $count }; belgi mazmunyndan düzüldi.

import-no-folder = Bukja açylmady: { $path } ({ $error }). Hiç zat import edilmedi. Sanawyň CSV faýllary duran bukjany görkeziň.
import-too-many-files = { $path } bukjasynda { $limit } CSV faýldan köp bar. Hiç zat import edilmedi. Sanawy bölek-bölek, her bölegini aýratyn bukjadan import ediň.
import-too-large = { $path } bukjasynda { $limit } MB möçberden köp CSV faýl bar. Hiç zat import edilmedi. Sanawy bölek-bölek, her bölegini aýratyn bukjadan import ediň.
import-no-files = { $path } bukjasynda CSV faýl ýok. Hiç zat import edilmedi. Sanawyň CSV faýllary duran bukjany görkeziň.
