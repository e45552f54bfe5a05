//! What is wrong with the arguments, in French. In comes the error of the parser, out come the lines to print; the words
//! that were typed and those that are known stay as they are.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The error in French, with what was probably meant and how the command is called.
#[must_use]
pub fn told(error: &Error) -> String {
    let of = |kind: ContextKind| error.get(kind).map(shown).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("l’option {argument} n’existe pas ici"),
        ErrorKind::InvalidSubcommand => format!("la commande {} n’existe pas", of(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque la valeur de {argument}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{argument} ne prend pas la valeur {value}"),
        ErrorKind::InvalidUtf8 => "un argument n’est pas du texte (UTF-8)".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::ArgumentConflict if argument == of(ContextKind::PriorArg) => {
            format!("{argument} est donné deux fois")
        }
        ErrorKind::ArgumentConflict => format!("{argument} ne va pas avec {}", of(ContextKind::PriorArg)),
        ErrorKind::NoEquals => format!("il faut un signe = derrière {argument}"),
        ErrorKind::TooFewValues | ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} n’a pas le bon nombre de valeurs")
        }
        _ => return error.to_string(),
    };
    let mut lines = vec![format!("guillemet : {what}")];
    let known = of(ContextKind::ValidValue);
    if !known.is_empty() {
        lines.push(format!("  valeurs possibles : {known}"));
    }
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let meant: Vec<String> = meant.into_iter().map(of).filter(|meant| !meant.is_empty()).collect();
    if !meant.is_empty() {
        lines.push(format!("  vouliez-vous dire {} ?", meant.join(", ")));
    }
    let usage = of(ContextKind::Usage);
    if let Some(usage) = usage.strip_prefix("Usage: ") {
        lines.push(format!("Usage : {usage}"));
    }
    lines.push("Pour en savoir plus : guillemet --help".to_owned());
    lines.join("\n")
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::None | ContextValue::Bool(_) => String::new(),
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        other => other.to_string(),
    }
}
