//! The table: what was measured beside what it is to be and what the best other program needs.

use std::fmt;

/// What a figure is to be.
#[derive(Clone, Copy)]
pub enum Target {
    AtMost(f64),
    AtLeast(f64),
}

/// One line of the table.
pub struct Row {
    pub what: String,
    pub unit: &'static str,
    pub ours: f64,
    pub target: Option<Target>,
    /// The best of the others and its figure.
    pub peer: Option<(&'static str, f64)>,
    /// What else belongs to it.
    pub note: String,
    /// Whether more than the figure is missed.
    missed: bool,
}

impl Row {
    pub fn new(what: impl Into<String>, unit: &'static str, ours: f64) -> Self {
        Self {
            what: what.into(),
            unit,
            ours,
            target: None,
            peer: None,
            note: String::new(),
            missed: false,
        }
    }

    pub fn at_most(mut self, most: f64) -> Self {
        self.target = Some(Target::AtMost(most));
        self
    }

    pub fn at_least(mut self, least: f64) -> Self {
        self.target = Some(Target::AtLeast(least));
        self
    }

    pub fn peer(mut self, name: &'static str, figure: f64) -> Self {
        self.peer = Some((name, figure));
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// What is missed for more than the figure.
    pub fn missed(mut self, missed: bool) -> Self {
        self.missed = missed;
        self
    }

    pub fn misses(&self) -> bool {
        let figure = match self.target {
            None => false,
            Some(Target::AtMost(most)) => self.ours.is_nan() || self.ours > most,
            Some(Target::AtLeast(least)) => self.ours.is_nan() || self.ours < least,
        };
        figure || self.missed
    }
}

/// The heading of the table.
pub const HEADING: &str =
    "| what | Goldaw | target | best peer | ratio | |\n|---|--:|--:|--:|--:|---|";

impl fmt::Display for Row {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = match self.target {
            None => String::new(),
            Some(Target::AtMost(most)) => format!("<= {}", figure(most)),
            Some(Target::AtLeast(least)) => format!(">= {}", figure(least)),
        };
        let peer = self
            .peer
            .map(|(name, peer)| format!("{name} {}", figure(peer)));
        let ratio = self.peer.filter(|(_, peer)| *peer > 0.0);
        let ratio = ratio.map(|(_, peer)| format!("{:.2}", self.ours / peer));
        let missed = if self.misses() { "**missed** " } else { "" };
        write!(
            to,
            "| {} | {} {} | {target} | {} | {} | {missed}{} |",
            self.what,
            figure(self.ours),
            self.unit,
            peer.unwrap_or_default(),
            ratio.unwrap_or_default(),
            self.note
        )
    }
}

/// A figure with as many places as say something.
pub fn figure(figure: f64) -> String {
    match figure.abs() {
        whole if whole >= 100.0 || whole.fract() == 0.0 => format!("{figure:.0}"),
        tenths if tenths >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

/// What so many of a hundred do not exceed.
pub fn part(figures: &[f64], of_hundred: usize) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = (sorted.len() * of_hundred / 100).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or(f64::NAN)
}

/// The mean of them.
#[allow(clippy::cast_precision_loss)] // There are few.
pub fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len() as f64
}
