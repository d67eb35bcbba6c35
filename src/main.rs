//! The program `goldaw`.

use color_eyre::config::HookBuilder;
use std::alloc::System;
use std::env;
use std::panic;
use std::process::ExitCode;
use zeroizing_alloc::ZeroAlloc;

/// Whatever is freed is overwritten, so that a locked screen leaves nothing of what it showed in memory.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// Runs the command line. Should the program break off by a mistake of its own, it says so calmly; what
/// it worked on is shown only to who asks for it with `RUST_BACKTRACE`.
fn main() -> ExitCode {
    let (panic_hook, error_hook) = HookBuilder::default().into_hooks();
    let details = panic_hook.into_panic_hook();
    let wanted = env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0");
    panic::set_hook(Box::new(move |panic| {
        if wanted {
            details(panic);
        }
    }));
    if wanted && error_hook.install().is_err() {
        return ExitCode::FAILURE;
    }
    panic::catch_unwind(goldaw::cli::run).unwrap_or_else(|_| {
        goldaw::cli::report_panic();
        ExitCode::FAILURE
    })
}
