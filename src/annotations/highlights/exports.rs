//! The exports that are told by what they hold, each with its reader: a new one is a file and a line here.

use super::{Highlights, firefox, instapaper, kindle, linkwarden, netscape, pinboard, pocket, raindrop, readwise_csv};

/// An export of another program.
pub struct Export {
    /// What it is called.
    pub name: &'static str,
    /// Reads it; `None` where the text is something else.
    pub(super) read: fn(&str) -> Option<Highlights>,
}

/// The exports, in the order in which they are tried: each looks at what only it has.
pub const EXPORTS: &[Export] = &[
    Export { name: "Kindle", read: kindle::read },
    Export { name: "Pocket", read: pocket::read },
    Export { name: "Instapaper", read: instapaper::read },
    Export { name: "Raindrop", read: raindrop::read },
    Export { name: "Pinboard", read: pinboard::read },
    Export { name: "Linkwarden", read: linkwarden::read },
    Export { name: "Firefox", read: firefox::read },
    Export { name: "browser bookmarks", read: netscape::read },
    Export { name: "Readwise", read: readwise_csv::read },
];
