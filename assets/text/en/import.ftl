# Reading a partner directory.

import-problem = { $file }, line { $line }: { $reason }
import-note = { $file }: { $text }
import-summary = { $table }: read { $read }, new { $new }, changed { $changed }, kept without its parent { $orphan }, refused { $refused }; unchanged { $unchanged }, repeated { $repeated }

import-wrong-width = the row has { $cells } cells and the header { $columns }; the row was left out.
import-cell-too-long = a cell is longer than { $limit } bytes; the row was left out.
import-row-too-long = the row is longer than { $limit } bytes; it was left out.
import-line-too-long = the line is longer than a megabyte; it was left out.
import-zero-byte = the row holds a zero byte, so the file may be damaged; the row was left out.
import-broken-letters = the row holds bytes that mean nothing in { $encoding }; the row was left out.
import-open-quote = a quotation mark is opened here and not closed; this line was left out, the following ones were read.
import-unreadable = the file could not be read further ({ $error }); what was read before is kept.
import-not-opened = the file could not be opened ({ $error }); nothing of it was imported.
import-not-a-file = this is no regular file; nothing of it was imported. Copy its content into a file and import that.
import-too-many-columns = the header has more than { $limit } columns; nothing of the file was imported.
import-column-name-too-long = a column has a name of more than { $limit } bytes; nothing of the file was imported.
import-too-many-rows = the directory has more than { $limit } rows; this row and the rest of the file were left out. Import it in parts, each under the same --source.
import-no-name = the organisation has no name; the row was left out.
import-service-without-name = the service has no name; the row was left out.
import-same-id = the id “{ $id }” stands in { $file }, line { $line } too, with other content; only that one was kept.

import-encoding = it is not UTF-8 and was read as { $encoding }. Where letters look wrong, save it as UTF-8 and import it again.
import-empty-file = the file is empty.
import-file-changed = the file changed while it was read, so its end may be missing. Import it again.
import-header-only = the file has a header and no rows.
import-ids-made = { $count ->
    [one] { $count } row has no id; it was given one made from its content.
   *[other] { $count } rows have no id; they were given one made from their content.
}

import-no-folder = { $path } could not be opened ({ $error }). Nothing was imported. Name the folder that holds the directory's CSV files.
import-too-many-files = { $path } holds more than { $limit } CSV files. Nothing was imported. Import the directory in parts, each from a folder of its own.
import-too-large = { $path } holds more than { $limit } MB of CSV files. Nothing was imported. Import the directory in parts, each from a folder of its own.
import-no-files = { $path } holds no CSV files. Nothing was imported. Name the folder that holds the directory's CSV files.
