//! The names of enums in JSON, in the index, in the configuration and in queries: one table for each enum.

/// Gives an enum its names: `names!(Colour { Red = "red", Green = "green" })` makes `Colour::ALL`, `name` and
/// `from_name`; with `names!(written Colour { … })`, for what is never read back, `name` alone.
macro_rules! names {
    (written $type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// The name that stands for it outside of the program.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }
    };
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        $crate::article::names::names!(written $type { $($variant = $name),+ });

        impl $type {
            /// All of them, in the order of their names' table.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The one of this [`name`](Self::name).
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use names;

#[cfg(test)]
mod tests {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Tide {
        High,
        Low,
    }

    names!(Tide { High = "high", Low = "low" });

    #[test]
    fn a_name_leads_back_to_its_variant() {
        for tide in Tide::ALL {
            assert_eq!(Tide::from_name(tide.name()), Some(*tide));
        }
        assert_eq!(Tide::from_name("High"), None);
    }
}
