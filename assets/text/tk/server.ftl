# What a server, or the lack of one, has to say.

server-gone = Serwer jogap bermeýär. Ýatda saklandy diýlen zat saklanandyr; ýazan zadyňyz entek şu ýerde.
server-gone-hint = Birazdan täzeden synanyşyň; şeýle galsa, serweri administrator başlaýar. Iki gezek saklansa-da, bir gezek ýazylýar.
server-question-too-long = Serwere bir gezekde iberip bolýanyndan köp. Hiç zat üýtgedilmedi.
server-no-permission = Bu ammar { $socket } soketinde serwerde açyk, siz bolsa girip bilýän topara degişli däl.
server-folder-closed = Bu soketiň bukjasy size ýapyk: { $socket }. Ol başga biriniň ammary ýa-da serwer ony siz degişli bolmadyk topar üçin açyk saklaýar.
server-no-permission-hint = Bu maşyna seredýän adamdan soraň: haýsy toparyň girip bilýändigini “goldaw serve --group NAME” aýdýar, topara goşulan adam maşyna täzeden girýär.
server-of-another = { $socket } soketiniň aňyrsynda bukjanyň eýesi bolmadyk biri diňleýär. Ol programma hiç zat aýdylmady.
server-of-another-hint = Parol ýazmaň. Bu maşyna seredýän adama aýdyň: biri soketi diňlemek üçin goýan bolmagy mümkin.
server-other-version = Bu ammaryň serweri programmanyň siziňkiden başga görnüşi.
server-other-version-hint = Köne we täze görnüş bile gurnalan bolsa, täzesini başlaň. Serwer köne bolsa, maşyna seredýän adam ony täzeden başlaýar: systemctl restart goldaw.service, ýa-da Ctrl-C we “goldaw serve”.
server-too-many = Siz bu ammary bir adama rugsat berlen iň köp programmada açdyňyz.
