//! Words of the first and second person: somebody speaks for himself or to another.

/// Whether a word speaks to somebody.
pub(crate) fn is_second_person(lower: &str) -> bool {
    matches!(lower, "vous" | "tu" | "votre" | "vos" | "-vous" | "-tu" | "you" | "your" | "you're")
}

/// Whether a word is of the first or second person.
pub(crate) fn is_first_or_second_person(lower: &str) -> bool {
    matches!(
        lower,
        "je" | "j'"
            | "nous"
            | "vous"
            | "tu"
            | "moi"
            | "me"
            | "m'"
            | "mon"
            | "ma"
            | "mes"
            | "notre"
            | "nos"
            | "votre"
            | "vos"
            | "i"
            | "we"
            | "you"
            | "my"
            | "our"
            | "your"
            | "us"
            | "i'm"
            | "we're"
            | "i've"
            | "we've"
            | "you're"
            | "i'll"
            | "we'll"
    )
}
