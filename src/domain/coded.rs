//! Enumerations with a stable code: the word in JSON and on the command line, and the id of the
//! word on the screen.

/// Declares an enumeration whose variants have a stable snake_case code. `coded!{ pub enum Risk
/// ("risk") { High = "high" } }` gives `Risk::ALL`, `code() == "high"`, `from_code("high")` and
/// `word() == "risk-high"`, the id of its
/// message. Without the prefix in brackets it has no word, for what is never on a screen.
macro_rules! coded {
    ($(#[$doc:meta])* pub enum $name:ident($prefix:literal) {
        $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+
    }) => {
        coded! {
            $(#[$doc])*
            pub enum $name {
                $($(#[$variant_doc])* $variant = $code,)+
            }
        }

        impl $name {
            /// The id of the message that names the value on a screen.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($prefix, "-", $code),)+
                }
            }
        }
    };
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable word of JSON and the command line.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The value of a code; `None` for any other text.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

pub(crate) use coded;
