# What a server, or the lack of one, has to say.

server-gone = The server does not answer. What was said to be saved is saved; what you typed is still here.
server-gone-hint = Try again in a moment; if it stays so, the administrator starts the server. What is saved twice is done once.
server-question-too-long = That is more than can be sent to the server at once. Nothing was changed.
server-no-permission = A server has this store open at { $socket }, and you do not belong to the group that may come in.
server-folder-closed = The folder of { $socket } is closed to you: it is somebody else’s store, or a server keeps it open for a group that you do not belong to.
server-no-permission-hint = Ask whoever looks after this machine: “goldaw serve --group NAME” says which group may come in, and who was added to it logs in to the machine again.
server-of-another = Behind { $socket } listens somebody who does not own that folder. Nothing was said to that program.
server-of-another-hint = Do not type a passphrase. Tell whoever looks after this machine: somebody may have put the socket there to listen.
server-other-version = The server of this store is another version of the program than yours.
server-other-version-hint = Where an older one is installed beside a newer one, start the newer. If the server is the older one, whoever looks after this machine starts it again: systemctl restart goldaw.service, or Ctrl-C and “goldaw serve”.
server-too-many = You have as many programs open at this store as one person may.
