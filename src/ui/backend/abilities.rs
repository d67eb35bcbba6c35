//! What a terminal can do, told from its name. What is not sure is not used.

/// Terminals that move the rows of a region by themselves (DECSTBM, index and reverse index), by the first part
/// of their name. None of the others is asked to.
const WITH_REGIONS: &str = "xterm linux screen tmux rxvt putty konsole gnome vte st alacritty foot wezterm contour \
    mintty kitty ghostty mlterm Eterm iterm iterm2 nsterm vt100 vt102 vt220 vt320 vt420 vt510 vt520 vt525";

/// Terminals that draw a frame in one go when told where it begins and ends. Others would pass over it, but
/// a slow line has to carry it.
const SYNCHRONIZED: [&str; 7] = [
    "alacritty",
    "contour",
    "foot",
    "ghostty",
    "kitty",
    "mintty",
    "wezterm",
];

/// What the terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// It knows scroll regions.
    pub regions: bool,
    /// It knows synchronized updates.
    pub synchronized: bool,
    /// It reports when it is asked (DSR).
    pub reports: bool,
}

impl Abilities {
    /// Of a terminal that has this name in `TERM`.
    pub fn of(term: &str) -> Self {
        let family = term.split(['-', '.', '+']).next().unwrap_or_default();
        let regions = WITH_REGIONS.split_whitespace().any(|name| name == family);
        Self {
            regions,
            // What is left of a VT100 answers; only older versions of st do not.
            reports: regions && family != "st",
            synchronized: SYNCHRONIZED.iter().any(|name| term.contains(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_used() {
        for (term, regions, synchronized, reports) in [
            ("xterm-256color", true, false, true),
            ("xterm-kitty", true, true, true),
            ("screen.xterm-256color", true, false, true),
            ("tmux-256color", true, false, true),
            ("foot-extra", true, true, true),
            ("linux", true, false, true),
            ("st-256color", true, false, false),
            ("vt100", true, false, true),
            ("vt52", false, false, false),
            ("dumb", false, false, false),
            ("ansi", false, false, false),
            ("", false, false, false),
        ] {
            let expected = Abilities {
                regions,
                synchronized,
                reports,
            };
            assert_eq!(Abilities::of(term), expected, "{term}");
        }
    }
}
