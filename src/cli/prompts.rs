//! Questions on the terminal, and passphrases from it or from a file.

use super::context::Context;
use super::failure::Failure;
use crate::domain::message::Message;
use crate::language::clean_line;
use crate::office::Refusal;
use crate::office::passphrase::Whose;
use crate::office::recovery::RecoveryKey;
use crate::ui::widget::text;
use std::fs;
use std::io::{self, BufRead, Read, Write, stderr, stdin};
use std::path::Path;
use zeroize::Zeroizing;

/// The most bytes of a passphrase file that are looked at.
const FILE_BYTES_MAX: usize = 4096;
/// How often a login and its passphrase are asked for: what is typed after that would be seen.
const ATTEMPTS: u32 = 3;

impl Context {
    /// Asks for a line of text until there is one.
    ///
    /// # Errors
    /// There is nobody to ask: `missing` says what to give instead.
    pub fn ask(&self, question: &str, missing: Message) -> Result<String, Failure> {
        loop {
            let answer = self.ask_once(question, missing.clone())?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    /// Asks for a line of text, which may be empty.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_once(&self, question: &str, missing: Message) -> Result<String, Failure> {
        if !self.surroundings.reader {
            return Err(Failure::new(missing));
        }
        let mut output = stderr();
        write!(output, "{} ", text::shown(&self.words().text(question)))?;
        output.flush()?;
        let mut line = String::new();
        if stdin().lock().read_line(&mut line)? == 0 {
            return Err(Failure::new(Message::new("cli-nothing-entered")));
        }
        Ok(clean_line(line.trim()))
    }

    /// The passphrase of who logs in: from the file that the environment names, else asked for. Where
    /// the login was not asked for, the question names it.
    pub fn passphrase(&self) -> Result<Zeroizing<String>, Failure> {
        let surroundings = &self.surroundings;
        match (&surroundings.passphrase_file, &surroundings.login) {
            (Some(path), _) => passphrase_in(path),
            (None, None) => self.ask_hidden(&Message::new("cli-ask-passphrase")),
            (None, Some(login)) => {
                let question = Message::new("cli-ask-passphrase-of");
                self.ask_hidden(&question.with("login", login.as_str()))
            }
        }
    }

    /// One's own passphrase once more, before it is replaced: from the same file, else asked for.
    pub fn own_passphrase(&self) -> Result<Zeroizing<String>, Failure> {
        match &self.surroundings.passphrase_file {
            Some(path) => passphrase_in(path),
            None => self.ask_hidden(&Message::new("cli-ask-own-passphrase")),
        }
    }

    /// How often one may give the passphrase with which one logs in: a file says the same each time.
    pub fn login_attempts(&self) -> u32 {
        match &self.surroundings.passphrase_file {
            Some(_) => 1,
            None => ATTEMPTS,
        }
    }

    /// The recovery key: from the file that the environment names, else typed from paper.
    ///
    /// # Errors
    /// There is nobody to ask, or there is a slip in the key.
    pub fn recovery_key(&self) -> Result<RecoveryKey, Failure> {
        let typed = match &self.surroundings.recovery_key_file {
            Some(path) => passphrase_in(path)?,
            None => {
                let missing = Message::new("cli-no-recovery-key");
                Zeroizing::new(self.ask("cli-ask-recovery-key", missing)?)
            }
        };
        Ok(RecoveryKey::parse(&typed).map_err(Refusal::from)?)
    }

    /// Shows a recovery key, once, and says what to do with it.
    ///
    /// # Errors
    /// It could not be written where messages go.
    pub fn show_recovery_key(&self, key: &RecoveryKey) -> io::Result<()> {
        let shown = Message::new("cli-recovery-key").with("key", key.on_paper().as_str());
        for line in self.words().say(&shown).lines() {
            writeln!(stderr(), "{}", text::shown(line))?;
        }
        Ok(())
    }

    /// A passphrase that is being chosen: from `file`, else asked for twice, until it is a good one.
    ///
    /// # Errors
    /// There is nobody to ask; the one in the file is too weak.
    pub fn new_passphrase(
        &self,
        file: Option<&Path>,
        whose: &Whose,
    ) -> Result<Zeroizing<String>, Failure> {
        if let Some(path) = file {
            let passphrase = passphrase_in(path)?;
            whose.check(&passphrase).map_err(Refusal::from)?;
            return Ok(passphrase);
        }
        loop {
            let first = self.ask_hidden(&Message::new("cli-ask-new-passphrase"))?;
            if let Err(problem) = whose.check(&first) {
                self.tell(&problem.message);
            } else if first == self.ask_hidden(&Message::new("cli-ask-passphrase-again"))? {
                return Ok(first);
            } else {
                self.tell(&Message::new("cli-passphrases-differ"));
            }
        }
    }

    fn ask_hidden(&self, question: &Message) -> Result<Zeroizing<String>, Failure> {
        if !self.surroundings.reader {
            return Err(Failure::with_hint(
                Message::new("cli-no-passphrase"),
                Message::new("cli-no-passphrase-hint"),
            ));
        }
        let question = format!("{} ", text::shown(&self.words().say(question)));
        Ok(Zeroizing::new(rpassword::prompt_password(question)?))
    }
}

/// The first line of the file.
fn passphrase_in(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let refused = |error: io::Error| Failure::unreadable(path, &error);
    let mut bytes = Zeroizing::new(Vec::with_capacity(FILE_BYTES_MAX + 1));
    // A file without an end is cut where no passphrase can reach.
    let file = fs::File::open(path).map_err(refused)?;
    let limit = FILE_BYTES_MAX as u64 + 1;
    file.take(limit).read_to_end(&mut bytes).map_err(refused)?;
    let line = bytes.split(|byte| *byte == b'\n').next();
    let line = str::from_utf8(line.unwrap_or_default()).unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.is_empty() || line.len() > FILE_BYTES_MAX {
        let message = Message::new("cli-passphrase-file-empty");
        return Err(Failure::new(
            message.with("path", path.display().to_string()),
        ));
    }
    Ok(Zeroizing::new(line.to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_the_first_line_of_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("passphrase");
        for (text, passphrase) in [
            ("correct horse battery", Some("correct horse battery")),
            ("with a line end\n", Some("with a line end")),
            ("of Windows\r\nand more", Some("of Windows")),
            ("", None),
            ("\nsecond", None),
            (&format!("first\n{}", "ý".repeat(5000)), Some("first")),
            (&"a".repeat(4097), None),
        ] {
            fs::write(&path, text).unwrap();
            let found = passphrase_in(&path).ok();
            assert_eq!(found.as_ref().map(|it| it.as_str()), passphrase, "{text}");
        }
        assert!(passphrase_in(&folder.path().join("missing")).is_err());
        assert!(passphrase_in(Path::new("/dev/zero")).is_err());
    }
}
