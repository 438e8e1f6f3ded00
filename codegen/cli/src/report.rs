//! Messages and progress, as the user sees them while a command runs.

use std::time::Duration;

use clap::ValueEnum;
use codegen::diagnostic::{HumanFormat, Located, human};
use indicatif::{ProgressBar, ProgressStyle};

/// How messages are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// Text on stderr, with the lines that it is about
    #[default]
    Human,
    /// One JSON object per message on stdout
    Json,
}

/// Prints messages in their order.
pub fn messages(messages: &[Located], format: MessageFormat, notes: bool) {
    match format {
        MessageFormat::Human => anstream::eprint!("{}", human(messages, HumanFormat { styled: true, notes })),
        MessageFormat::Json => messages.iter().for_each(|message| anstream::println!("{}", message.to_json())),
    }
}

/// A progress bar on a terminal. Elsewhere it shows nothing: there is a line for each document's result.
pub fn progress(steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
