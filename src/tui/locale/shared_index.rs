//! Why a shared index is not read, in words; the command line says the same.

use super::{Locale, reasons};
use crate::archive::{Unshared, UnsharedReason};
use crate::text::sanitize::sanitize_path;

impl Locale {
    /// Why the shared index is not read, and what is done instead.
    #[must_use]
    pub fn unshared(self, unshared: &Unshared) -> String {
        let folder = sanitize_path(&unshared.folder);
        match self {
            Self::English => {
                format!("the shared index in {folder} is not read: {}; your own is used", english(&unshared.reason))
            }
            Self::French => {
                format!(
                    "l’index partagé de {folder} n’est pas lu : {} ; le vôtre le remplace",
                    french(&unshared.reason)
                )
            }
        }
    }
}

fn english(reason: &UnsharedReason) -> String {
    match reason {
        UnsharedReason::Missing => "there is none".to_owned(),
        UnsharedReason::OtherVersion => "it is of another version of guillemet".to_owned(),
        UnsharedReason::Damaged => "it is damaged".to_owned(),
        UnsharedReason::Writable(path) => format!("others than its owner may write to {}", sanitize_path(path)),
        UnsharedReason::NotOf(archive) => format!("it does not have {}", sanitize_path(archive)),
        UnsharedReason::Unreadable(failure) => failure.to_string(),
    }
}

fn french(reason: &UnsharedReason) -> String {
    match reason {
        UnsharedReason::Missing => "il n’y en a pas".to_owned(),
        UnsharedReason::OtherVersion => "il est d’une autre version de guillemet".to_owned(),
        UnsharedReason::Damaged => "il est endommagé".to_owned(),
        UnsharedReason::Writable(path) => {
            format!("d’autres que son propriétaire peuvent écrire dans {}", sanitize_path(path))
        }
        UnsharedReason::NotOf(archive) => format!("il n’a pas {}", sanitize_path(archive)),
        UnsharedReason::Unreadable(failure) => reasons::system(failure).to_owned(),
    }
}
