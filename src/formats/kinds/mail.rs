//! Mail and what is written like mail: messages, mailboxes, pages saved as MHTML. In goes the text of a file.

/// The header lines that a text begins with, their names in small letters, with their values; empty where the first line
/// is none.
fn headers(text: &str) -> Vec<(String, &str)> {
    let mut headers = Vec::new();
    for line in text.lines().take(200) {
        if line.starts_with([' ', '\t']) && !headers.is_empty() {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { break };
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_name {
            break;
        }
        headers.push((name.to_ascii_lowercase(), value.trim()));
    }
    headers
}

/// A message: it has lines that only programs of mail write, or the usual ones with addresses.
pub(super) fn is_message(text: &str) -> bool {
    const ONLY_MAIL: [&str; 11] = [
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "delivered-to",
        "content-transfer-encoding",
        "reply-to",
        "list-unsubscribe",
        "dkim-signature",
        "x-mailer",
        "in-reply-to",
    ];
    let headers = headers(text);
    let has = |wanted: &str| headers.iter().any(|(name, _)| name == wanted);
    let address = headers.iter().any(|(name, value)| (name == "from" || name == "to") && value.contains('@'));
    let only_mail =
        headers.iter().filter(|(name, _)| ONLY_MAIL.contains(&name.as_str()) || name == "x-received").count();
    let usual = ["from", "to", "cc", "subject", "date"].iter().filter(|name| has(name)).count();
    only_mail > 1 || only_mail == 1 && usual > 0 || address && usual > 2 || is_mhtml(text)
}

/// Many messages one behind the other, each after a line `From somebody date`.
pub(super) fn is_mailbox(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().is_some_and(|line| line.starts_with("From ") && line.matches(':').count() > 1);
    first && !headers(&text[text.find('\n').map_or(text.len(), |at| at + 1)..]).is_empty()
}

/// A page with its pictures in one file, as browsers save it.
pub(super) fn is_mhtml(text: &str) -> bool {
    let headers = headers(text);
    headers.iter().any(|(name, value)| {
        name == "snapshot-content-location"
            || name == "from" && value.starts_with("<Saved by")
            || name == "content-type" && value.to_ascii_lowercase().starts_with("multipart/related")
    })
}
