//! Recognises addresses among the values of fields.

/// Whether a value is an address rather than a name.
pub(super) fn is_url(value: &str) -> bool {
    let scheme = value.split_once("://").map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    matches!(scheme, Some((scheme, rest)) if matches!(scheme.as_str(), "http" | "https" | "ftp" | "gemini") && !rest.is_empty())
}

/// `https://www.example.org/page` → `example.org`.
pub(super) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_string())
}
