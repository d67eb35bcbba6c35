//! A program in a real terminal: keys go in, the screen is read.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_goldaw");
/// How long a test waits for what must come; a loaded machine is slow, not wrong.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How long nothing may come for the terminal to count as at rest.
pub const REST: Duration = Duration::from_millis(400);

/// What is typed into a note, letter by letter, over three lines: 1.37 bytes each, as for the other programs that
/// were measured.
#[allow(dead_code)] // Not everybody writes one.
pub const NOTE: &str = "Öýe baryp görüldi, мать дома, çagalar mekdepde. Ejesi täze iş tapdy, бабушка помогает; \
     çagany näme üçin ýatladyk: школа и врач ждут.";

/// The line between the program and its terminal.
#[derive(Clone, Copy)]
pub struct Line {
    /// Whether the terminal at its end reports when it is asked.
    reports: bool,
    /// How long it takes to carry a byte to the terminal.
    byte: Duration,
    /// How long a key is under way and what it changes comes back, without its bytes.
    round_trip: Duration,
}

#[allow(dead_code)] // Most tests are of no line.
impl Line {
    /// 9600 bits a second with a start and a stop bit to each byte, and 300 ms there and back.
    pub const SLOW: Self = Self {
        reports: true,
        byte: Duration::from_nanos(1_000_000_000 / 960),
        round_trip: Duration::from_millis(300),
    };
    /// A fast one to a terminal that never reports.
    pub const UNANSWERED: Self = Self {
        reports: false,
        byte: Duration::ZERO,
        round_trip: Duration::ZERO,
    };

    /// The keys are written so much later.
    fn carry_keys(self, mut keys: Box<dyn Write + Send>) -> Box<dyn Write + Send> {
        let (sender, typed) = channel::<(Instant, Vec<u8>)>();
        std::thread::spawn(move || {
            for (at, bytes) in typed {
                std::thread::sleep((at + self.round_trip).duration_since(Instant::now()));
                if keys.write_all(&bytes).is_err() {
                    return;
                }
            }
        });
        Box::new(Keys(sender))
    }
}

/// Asks a terminal to report when it has shown what came before (DSR).
pub const QUESTION: &[u8] = b"\x1b[5n";
/// What it reports: all is well.
pub const REPORT: &[u8] = b"\x1b[0n";

/// How often a piece of what is written asks for a report; `before` keeps what may be the beginning of a question.
fn questions(before: &mut Vec<u8>, piece: &[u8]) -> usize {
    before.extend(piece);
    let asked = memchr::memmem::find_iter(before, QUESTION).count();
    before.drain(..before.len().saturating_sub(QUESTION.len() - 1));
    asked
}

/// Keys on their way.
struct Keys(Sender<(Instant, Vec<u8>)>);

impl Write for Keys {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // Nobody takes them any more when the program has ended.
        let _ = self.0.send((Instant::now(), bytes.to_vec()));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The program in a terminal.
pub struct Terminal {
    pub master: Box<dyn MasterPty + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    keys: Arc<Mutex<Box<dyn Write + Send>>>,
    output: Receiver<(Instant, Vec<u8>)>,
    pub parser: vt100::Parser,
    /// While somebody holds it nothing is read of what is written.
    #[allow(dead_code)] // Most tests are of no line.
    pub line: Arc<Mutex<()>>,
    /// Everything that was written, for what a screen does not keep.
    pub written: Vec<u8>,
    /// When the last of it came.
    #[allow(dead_code)] // Tests assert no times.
    pub last: Instant,
}

impl Terminal {
    pub fn open(arguments: &[&str], width: u16, height: u16) -> Self {
        Self::open_with(arguments, &[], width, height)
    }

    /// The same with these variables in the environment.
    pub fn open_with(arguments: &[&str], set: &[(&str, &Path)], width: u16, height: u16) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(arguments);
        for (name, value) in set {
            command.env(name, value);
        }
        Self::running(command, width, height)
    }

    /// The program on a terminal of this name, in this locale of the machine.
    pub fn on(term: &str, locale: &str, arguments: &[&str], width: u16, height: u16) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(arguments);
        Self::started(command, term, locale, width, height)
    }

    /// A terminal in which this command runs.
    pub fn running(command: CommandBuilder, width: u16, height: u16) -> Self {
        Self::started(command, "xterm-256color", "C.UTF-8", width, height)
    }

    /// The same at the end of this line.
    #[allow(dead_code)] // Most tests are of no line.
    pub fn at_the_end_of(line: Line, command: CommandBuilder, width: u16, height: u16) -> Self {
        let term = "xterm-256color";
        Self::connected(Some(line), command, term, "C.UTF-8", width, height)
    }

    /// A terminal of this name in which this command runs, in this locale of the machine.
    pub fn started(
        command: CommandBuilder,
        term: &str,
        locale: &str,
        width: u16,
        height: u16,
    ) -> Self {
        Self::connected(None, command, term, locale, width, height)
    }

    fn connected(
        line: Option<Line>,
        mut command: CommandBuilder,
        term: &str,
        locale: &str,
        width: u16,
        height: u16,
    ) -> Self {
        let size = PtySize {
            rows: height,
            cols: width,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", term);
        command.env("LANG", locale);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        let goes_on = Arc::new(Mutex::new(()));
        let stands = Arc::clone(&goes_on);
        let keys = pair.master.take_writer().unwrap();
        let keys = match line {
            Some(line) => line.carry_keys(keys),
            None => keys,
        };
        let keys = Arc::new(Mutex::new(keys));
        let (answers, mut asked) = (Arc::clone(&keys), Vec::new());
        let reports = line.is_none_or(|line| line.reports);
        std::thread::spawn(move || {
            // A slow line carries some bytes at a time, at its own pace.
            let mut buffer = vec![0; if line.is_some() { 48 } else { 8192 }];
            // What starts the program is under way too.
            std::thread::sleep(line.map_or(Duration::ZERO, |line| line.round_trip));
            while let Ok(count) = reader.read(&mut buffer) {
                drop(stands.lock());
                if let Some(line) = line {
                    std::thread::sleep(line.byte * u32::try_from(count).unwrap());
                }
                for _ in 0..questions(&mut asked, &buffer[..count]) {
                    // Nobody hears it if the program has ended.
                    let _ = reports.then(|| answers.lock().unwrap().write_all(REPORT));
                }
                let piece = (Instant::now(), buffer[..count].to_vec());
                if count == 0 || sender.send(piece).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(cells(height), cells(width), 0);
        Self {
            master: pair.master,
            child,
            keys,
            output,
            parser,
            line: goes_on,
            written: Vec::new(),
            last: Instant::now(),
        }
    }

    pub fn send(&mut self, text: &str) {
        self.send_bytes(text.as_bytes());
    }

    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let mut keys = self.keys.lock().unwrap();
        keys.write_all(bytes).unwrap();
        keys.flush().unwrap();
    }

    /// Takes what comes within the time; `false` if nothing did.
    pub fn take(&mut self, within: Duration) -> bool {
        match self.output.recv_timeout(within) {
            Ok((at, bytes)) => {
                self.parser.process(&bytes);
                self.written.extend(bytes);
                self.last = at;
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until the screen says so.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_for_times(text, 1);
    }

    /// Waits until the screen says so as many times.
    pub fn wait_for_times(&mut self, text: &str, times: usize) {
        self.wait_until(text, |screen| screen.matches(text).count() >= times);
    }

    /// Waits until the screen does not say so any more.
    pub fn wait_for_without(&mut self, text: &str) {
        let what = format!("a screen without {text}");
        self.wait_until(&what, |screen| !screen.contains(text));
    }

    /// Waits until something holds of the screen.
    pub fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !holds(&self.screen()) {
            assert!(
                start.elapsed() < PATIENCE,
                "never came: {what}\n{}",
                self.screen()
            );
            self.take(Duration::from_millis(100));
        }
    }

    /// Waits until nothing more comes.
    pub fn rest(&mut self) {
        while self.take(REST) {}
    }

    /// Waits until nothing is written for two seconds, and neither the program nor these others wake.
    pub fn sleep(&mut self, others: &[u32]) {
        let start = Instant::now();
        let own = self.child.process_id().unwrap();
        let mut before = None;
        loop {
            let wakes = wakes(own) + others.iter().copied().map(wakes).sum::<u64>();
            let now = Some((self.written.len(), wakes));
            if now == before {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{before:?}, {now:?}");
            before = now;
            self.take(Duration::from_secs(2));
        }
    }

    /// Waits until the program has ended and gives its exit status.
    pub fn wait_for_end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            self.take(Duration::from_millis(50));
            if let Some(status) = self.child.try_wait().unwrap() {
                while self.take(Duration::from_millis(100)) {}
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "never ended\n{}", self.screen());
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// How often all threads of a process have gone to sleep, those of sled among them.
pub fn wakes(process: u32) -> u64 {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let switches = threads.map(|thread| {
        let status = std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        let count = |line: &str| {
            line.strip_prefix("voluntary_ctxt_switches:")
                .map(str::to_owned)
        };
        let count = status.lines().find_map(count).unwrap();
        count.trim().parse::<u64>().unwrap()
    });
    switches.sum()
}

pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
